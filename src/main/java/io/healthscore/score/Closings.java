package io.healthscore.score;

import io.healthscore.platform.Columns;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Stores closings in bulk, and reads the few that the next scores build on. The history that people ask for is read through
 * {@link ScoreDays}.
 */
@Repository
class Closings {

    private static final String MARKS = """
            select d.account_id, d.day, d.score, d.model_shift, d.model_shift - d.chosen_shift as applied_shift,
                   case when d.chosen_by is null then d.metric_values end as metric_values,
                   d.model_key, d.model_version, d.overridden, d.flag_state
            from unnest(:ids::text[], :days::int[]) as wanted (account_id, day)
            join score_day d on d.account_id = wanted.account_id and d.day = date 'epoch' + wanted.day
            order by d.account_id, d.day
            """;

    private final JdbcClient jdbc;
    private final ClosingRows rows;
    private final ChosenDays chosen;

    Closings(JdbcClient jdbc, ClosingRows rows, ChosenDays chosen) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.chosen = chosen;
    }

    /** @throws Outpaced when a recalculation has chosen other versions for these days since they were computed */
    void store(List<Closing> closings, Instant now) {
        if (!closings.isEmpty()) {
            chosen.check(closings);
            restate(closings, now);
        }
    }

    /** Stores them whatever was chosen for their days before. */
    void restate(List<Closing> closings, Instant now) {
        rows.store(closings, now);
    }

    /** The closings of these accounts and days, as far as there are any. */
    Map<String, Map<LocalDate, Mark>> marks(Map<String, ? extends Collection<LocalDate>> daysByAccount) {
        var wanted = new Columns<>(daysByAccount.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(day -> Map.entry(entry.getKey(), day)))
                .toList());
        var marks = new HashMap<String, Map<LocalDate, Mark>>();
        jdbc.sql(MARKS)
                .param("ids", wanted.texts(Map.Entry::getKey))
                .param("days", wanted.days(Map.Entry::getValue))
                .query(Mark::of)
                .list()
                .forEach(mark -> marks.computeIfAbsent(mark.accountId(), id -> new HashMap<>())
                        .put(mark.day(), mark));
        return marks;
    }

    /**
     * Takes away the closings before the account's first day; all of them when it has none.
     *
     * @return their days
     */
    List<LocalDate> forgetBefore(String accountId, @Nullable LocalDate firstDay) {
        return jdbc.sql("""
                delete from score_day where account_id = :id and (:firstDay::date is null or day < :firstDay::date)
                returning day
                """)
                .param("id", accountId)
                .param("firstDay", firstDay)
                .query(LocalDate.class)
                .list();
    }

    void erase(String accountId) {
        jdbc.sql("delete from score_day where account_id = :id")
                .param("id", accountId)
                .update();
    }
}
