package io.healthscore.score;

import io.healthscore.model.ModelVersion;
import io.healthscore.model.ScoringModels;
import io.healthscore.platform.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which closings stand under a version that a recalculation chose. */
@Repository
class ChosenDays {

    private static final String READ = """
            select d.account_id, d.day, d.chosen_by, d.model_key, d.model_version
            from unnest(:ids::text[], :days::int[]) as wanted (account_id, day)
            join score_day d on d.account_id = wanted.account_id and d.day >= date 'epoch' + wanted.day
            where d.chosen_by is not null
            order by d.account_id, d.day
            """;

    private final JdbcClient jdbc;
    private final ScoringModels models;

    ChosenDays(JdbcClient jdbc, ScoringModels models) {
        this.jdbc = jdbc;
        this.models = models;
    }

    /** @param firstDays from which day on, by account */
    Choices from(Map<String, LocalDate> firstDays) {
        if (firstDays.isEmpty()) {
            return Choices.NONE;
        }
        var versions = new HashMap<String, ModelVersion>();
        var byAccount = new HashMap<String, Map<LocalDate, Choice>>();
        for (var row : read(firstDays)) {
            var version = versions.computeIfAbsent(
                    row.modelVersion() + row.modelKey(), id -> models.version(row.modelKey(), row.modelVersion()));
            byAccount
                    .computeIfAbsent(row.accountId(), id -> new HashMap<>())
                    .put(row.day(), new Choice(row.recalculation(), version));
        }
        return new Choices(byAccount, versions.values());
    }

    /**
     * Call it under the locks of the accounts' scores: whoever computed these closings knew all the choices.
     *
     * @throws Outpaced when a recalculation has chosen otherwise since
     */
    void check(List<Closing> closings) {
        var chosen = read(closings.stream()
                        .collect(Collectors.toMap(Closing::accountId, Closing::day, ChosenDays::earlier)))
                .stream()
                .collect(Collectors.toMap(row -> Map.entry(row.accountId(), row.day()), Row::recalculation));
        for (var closing : closings) {
            if (!Objects.equals(closing.chosenBy(), chosen.get(Map.entry(closing.accountId(), closing.day())))) {
                throw new Outpaced(closing.accountId());
            }
        }
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private List<Row> read(Map<String, LocalDate> firstDays) {
        var wanted = new Columns<>(List.copyOf(firstDays.entrySet()));
        return jdbc.sql(READ)
                .param("ids", wanted.texts(Map.Entry::getKey))
                .param("days", wanted.days(Map.Entry::getValue))
                .query(ChosenDays::row)
                .list();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(
                row.getString("account_id"),
                row.getObject("day", LocalDate.class),
                row.getLong("chosen_by"),
                row.getString("model_key"),
                row.getInt("model_version"));
    }

    private record Row(String accountId, LocalDate day, long recalculation, String modelKey, int modelVersion) {}
}
