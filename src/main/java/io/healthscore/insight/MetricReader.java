package io.healthscore.insight;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.healthscore.insight.MetricFigures.Status;
import io.healthscore.model.Catalog;
import io.healthscore.model.ScoringModels;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads what comes in and what the metrics make of it, from the stored scores. */
@Repository
class MetricReader {

    private static final String READ = """
            select c.model_key, c.model_version, c.raw_score, c.answer
            from score_current c
            join account a on a.account_id = c.account_id
            where %s
            """;

    private static final int ROWS_AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final ScoringModels models;
    private final ComparedAccounts accounts;
    private final EventFlows flows;
    private final ObjectReader answers;

    MetricReader(JdbcClient jdbc, ScoringModels models, ComparedAccounts accounts, EventFlows flows, JsonMapper json) {
        this.jdbc = jdbc;
        this.models = models;
        this.accounts = accounts;
        this.flows = flows;
        this.answers = json.readerFor(Answer.class).without(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Metrics read(AccountChoice choice, LocalDate today) {
        return new Metrics(
                accounts.computedAt(choice).orElseGet(() -> today.atStartOfDay().toInstant(ZoneOffset.UTC)),
                flows.read(choice, accounts.prevailingModel(choice).orElse(null), today),
                rows(choice));
    }

    /** By model, version and the order of the metrics. */
    private List<MetricRow> rows(AccountChoice choice) {
        var catalog = models.catalog();
        Map<String, Map<Integer, MetricFigures>> figures = new TreeMap<>();
        jdbc.sql(READ.formatted(choice.condition()))
                .params(choice.parameters())
                .withFetchSize(ROWS_AT_ONCE)
                .query(row -> {
                    figures(row, catalog, figures).add(parts(row), ComparedAccounts.number(row, "raw_score"));
                });
        return figures.values().stream()
                .flatMap(versions -> versions.values().stream())
                .flatMap(version -> version.rows().stream())
                .toList();
    }

    private static MetricFigures figures(
            ResultSet row, Catalog catalog, Map<String, Map<Integer, MetricFigures>> figures) throws SQLException {
        var key = row.getString("model_key");
        return figures.computeIfAbsent(key, model -> new TreeMap<>())
                .computeIfAbsent(
                        row.getInt("model_version"), version -> new MetricFigures(catalog.version(key, version)));
    }

    private List<MetricFigures.Part> parts(ResultSet row) throws SQLException {
        Answer answer = answers.readValue(row.getBytes("answer"));
        return answer.metrics().stream().map(Part::part).toList();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Answer(List<Part> metrics) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Part(
            String status, @Nullable Double value, @Nullable Double score, double contribution) {

        MetricFigures.Part part() {
            return new MetricFigures.Part(
                    Status.valueOf(status.toUpperCase(Locale.ROOT)), number(value), number(score), contribution);
        }

        private static double number(@Nullable Double number) {
            return number == null ? Double.NaN : number;
        }
    }

    /** @param asOf when the newest of the scores was computed */
    record Metrics(Instant asOf, List<EventFlow> events, List<MetricRow> metrics) {}
}
