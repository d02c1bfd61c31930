package io.healthscore.insight;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.healthscore.model.Catalog;
import io.healthscore.model.ModelVersion;
import io.healthscore.model.ScoringModels;
import io.healthscore.scoring.ScoringModel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads what the current scores are made of, once through. */
@Repository
class ComparedAccounts {

    private static final String READ = """
            select c.account_id, a.segment, a.seats, a.spend, c.model_key, c.model_version, c.answer
            from score_current c
            join account a on a.account_id = c.account_id
            where %s and c.raw_score is not null
            order by c.account_id
            """;

    private static final String COMPUTED_AT = """
            select max(c.computed_at) from score_current c join account a on a.account_id = c.account_id where %s
            """;

    private static final String PREVAILING = """
            select c.model_key, c.model_version
            from score_current c join account a on a.account_id = c.account_id where %s
            group by c.model_key, c.model_version
            order by count(*) desc, c.model_key, c.model_version
            limit 1
            """;

    private static final int ROWS_AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final ScoringModels models;
    private final ObjectReader answers;

    ComparedAccounts(JdbcClient jdbc, ScoringModels models, JsonMapper json) {
        this.jdbc = jdbc;
        this.models = models;
        this.answers = json.readerFor(Answer.class).without(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    }

    /** Those with a score, by id. */
    List<ComparedAccount> read(AccountChoice choice) {
        var catalog = models.catalog();
        return jdbc.sql(READ.formatted(choice.condition()))
                .params(choice.parameters())
                .withFetchSize(ROWS_AT_ONCE)
                .query((row, index) -> account(row, catalog))
                .list();
    }

    /** When the newest of the scores was computed; empty without any. */
    Optional<Instant> computedAt(AccountChoice choice) {
        return jdbc.sql(COMPUTED_AT.formatted(choice.condition()))
                .params(choice.parameters())
                .query((row, index) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    /** The version that scores most of them; empty when there are none. */
    Optional<ModelVersion> prevailingModel(AccountChoice choice) {
        return jdbc.sql(PREVAILING.formatted(choice.condition()))
                .params(choice.parameters())
                .query((row, index) -> models.version(row.getString("model_key"), row.getInt("model_version")))
                .optional();
    }

    private ComparedAccount account(ResultSet row, Catalog catalog) throws SQLException {
        Answer answer = answers.readValue(row.getBytes("answer"));
        var version = catalog.version(row.getString("model_key"), row.getInt("model_version"));
        return new ComparedAccount(
                row.getString("account_id"),
                new Sized(row.getString("segment"), number(row, "seats"), number(row, "spend")),
                new Graded(version, answer.scores(), answer.limits(version.model())));
    }

    static double number(ResultSet row, String column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? Double.NaN : number;
    }

    /** What a stored answer says of its parts; metrics are in the order of the model. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Answer(List<Part> metrics, List<Cap> caps) {

        double[] scores() {
            return metrics.stream()
                    .mapToDouble(metric -> metric.score() == null ? Double.NaN : metric.score())
                    .toArray();
        }

        double[] limits(ScoringModel model) {
            var limits = caps.stream().collect(Collectors.toMap(Cap::key, Cap::atMost));
            return Graded.limits(model, limits.keySet(), cap -> limits.getOrDefault(cap.key(), Graded.NO_LIMIT));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Part(@Nullable Double score) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Cap(String key, double atMost) {}
}
