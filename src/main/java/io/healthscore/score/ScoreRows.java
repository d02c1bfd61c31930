package io.healthscore.score;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Turns the rows that {@link ScoreLists} selects into {@link ScoreRow}s. */
@Component
class ScoreRows {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, BigDecimal>> NUMBERS = new TypeReference<>() {};

    private static final String METRICS_OF_ANSWER = """
            (select jsonb_object_agg(m ->> 'key', m -> 'score') from jsonb_array_elements(c.answer::jsonb -> 'metrics') m)""";
    private static final String METRICS_OF_CLOSING = """
            (select jsonb_object_agg(k.key, round(s.score::numeric, 2))
             from scoring_model v
             cross join lateral jsonb_array_elements(v.definition::jsonb -> 'metrics') with ordinality m(metric, position)
             cross join lateral (select m.metric ->> 'key' as key) k
             cross join lateral (select c.metric_scores[m.position] as score) s
             where v.key = c.model_key and v.version = c.model_version)""";

    private final JsonMapper json;

    ScoreRows(JsonMapper json) {
        this.json = json;
    }

    String metricsOf(String source) {
        return source.equals("score_current") ? METRICS_OF_ANSWER : METRICS_OF_CLOSING;
    }

    Keyed keyed(ResultSet row, int index) throws SQLException {
        return new Keyed(row.getString("sort_key"), read(row, index));
    }

    ScoreRow read(ResultSet row, int index) throws SQLException {
        return new ScoreRow(
                row.getString("account_id"),
                row.getString("name"),
                externalIds(row.getString("external_ids")),
                row.getString("segment"),
                row.getString("owner"),
                row.getString("state"),
                row.getBigDecimal("score"),
                row.getString("display_score"),
                row.getString("band"),
                List.of((String[]) row.getArray("flags").getArray()),
                row.getBigDecimal("change_7d"),
                row.getBigDecimal("change_30d"),
                row.getBigDecimal("coverage"),
                row.getString("confidence"),
                row.getBigDecimal("expansion_score"),
                row.getBigDecimal("spend"),
                row.getObject("notice_by", LocalDate.class),
                row.getBoolean("overridden"),
                row.getString("top_reason"),
                row.getString("top_play"),
                row.getString("model_key"),
                row.getInt("model_version"),
                instant(row),
                metrics(row.getString("metrics")));
    }

    private Map<String, String> externalIds(@Nullable String text) {
        return text == null ? Map.of() : json.readValue(text, TEXTS);
    }

    private @Nullable Map<String, BigDecimal> metrics(@Nullable String text) {
        return text == null ? null : json.readValue(text, NUMBERS);
    }

    private static @Nullable Instant instant(ResultSet row) throws SQLException {
        var changedAt = row.getObject("changed_at", OffsetDateTime.class);
        return changedAt == null ? null : changedAt.toInstant();
    }

    /** A row with the text of what it is sorted by. */
    record Keyed(String sortKey, ScoreRow row) {}
}
