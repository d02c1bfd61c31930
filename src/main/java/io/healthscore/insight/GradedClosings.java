package io.healthscore.insight;

import io.healthscore.model.Catalog;
import io.healthscore.model.ScoringModels;
import io.healthscore.platform.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what the scores of past days were made of, as far as their closings keep it. */
@Repository
class GradedClosings {

    private static final String READ = """
            select d.account_id, d.day, d.model_key, d.model_version, d.metric_scores, d.caps, d.score, d.raw_score,
                   d.overridden
            from unnest(:ids::text[], :days::int[]) as w(id, day)
            join score_day d on d.account_id = w.id and d.day = date 'epoch' + w.day
            where d.raw_score is not null
            """;

    private final JdbcClient jdbc;
    private final ScoringModels models;

    GradedClosings(JdbcClient jdbc, ScoringModels models) {
        this.jdbc = jdbc;
        this.models = models;
    }

    /** Of these accounts and days, those that have a score. */
    Map<Map.Entry<String, LocalDate>, Graded> read(List<Map.Entry<String, LocalDate>> wanted) {
        var catalog = models.catalog();
        var columns = new Columns<>(wanted);
        var closings = new HashMap<Map.Entry<String, LocalDate>, Graded>();
        jdbc.sql(READ)
                .param("ids", columns.texts(Map.Entry::getKey))
                .param("days", columns.days(Map.Entry::getValue))
                .query(row -> {
                    closings.put(
                            Map.entry(row.getString("account_id"), row.getObject("day", LocalDate.class)),
                            closing(row, catalog));
                });
        return closings;
    }

    private static Graded closing(ResultSet row, Catalog catalog) throws SQLException {
        var version = catalog.version(row.getString("model_key"), row.getInt("model_version"));
        double score = row.getDouble("score");
        boolean lowered = !row.getBoolean("overridden") && score < row.getDouble("raw_score");
        var caps =
                new ClosedCaps(List.of((String[]) row.getArray("caps").getArray()), lowered ? score : Graded.NO_LIMIT);
        return new Graded(
                version, numbers((Double[]) row.getArray("metric_scores").getArray()), caps.limits(version.model()));
    }

    private static double[] numbers(@Nullable Double[] numbers) {
        return Arrays.stream(numbers)
                .mapToDouble(number -> number == null ? Double.NaN : number)
                .toArray();
    }
}
