package io.healthscore.score;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes the rows of {@code score_day}. Whoever calls it holds the scores of their accounts, so that nobody else adds some. */
@Repository
class ClosingRows {

    private static final String TABLE = "score_day";

    /** In the order in which {@link #write} writes them. */
    private static final String COLUMNS = """
            account_id, day, state, score, raw_score, display_score, band, coverage, confidence, model_key, model_version,
            model_shift, chosen_by, chosen_shift, overridden, metric_values, metric_scores, contributions, caps, flags,
            flag_state, expansion_score, notice_by, top_reason, top_play, first_score, first_band, closed_at, spend""";

    /**
     * A row that says something else than before keeps what it first said, and when it was last restated. What the
     * account spent goes with its score, though no score need be made of it: the portfolio is read from closings alone.
     */
    private static final String STORE = """
            insert into score_day as d (%s)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (account_id, day) do update set
                state = excluded.state, score = excluded.score, raw_score = excluded.raw_score,
                display_score = excluded.display_score, band = excluded.band, coverage = excluded.coverage,
                confidence = excluded.confidence, model_key = excluded.model_key, model_version = excluded.model_version,
                model_shift = excluded.model_shift, chosen_by = excluded.chosen_by,
                chosen_shift = excluded.chosen_shift, overridden = excluded.overridden,
                metric_values = excluded.metric_values, metric_scores = excluded.metric_scores,
                contributions = excluded.contributions, caps = excluded.caps, flags = excluded.flags,
                flag_state = excluded.flag_state, expansion_score = excluded.expansion_score,
                notice_by = excluded.notice_by, top_reason = excluded.top_reason, top_play = excluded.top_play,
                spend = excluded.spend,
                restated_at = case when (d.score, d.raw_score, d.band) is distinct from
                                        (excluded.score, excluded.raw_score, excluded.band)
                                   then excluded.closed_at else d.restated_at end
            where (d.state, d.score, d.raw_score, d.display_score, d.band, d.coverage, d.confidence, d.model_key,
                   d.model_version, d.model_shift, d.chosen_by, d.chosen_shift, d.overridden, d.metric_values,
                   d.metric_scores, d.contributions, d.caps, d.flags, d.flag_state, d.expansion_score, d.notice_by,
                   d.top_reason, d.top_play, d.spend)
                is distinct from
                  (excluded.state, excluded.score, excluded.raw_score, excluded.display_score, excluded.band,
                   excluded.coverage, excluded.confidence, excluded.model_key, excluded.model_version,
                   excluded.model_shift, excluded.chosen_by, excluded.chosen_shift, excluded.overridden,
                   excluded.metric_values, excluded.metric_scores, excluded.contributions, excluded.caps, excluded.flags,
                   excluded.flag_state, excluded.expansion_score, excluded.notice_by, excluded.top_reason,
                   excluded.top_play, excluded.spend)
            """.formatted(COLUMNS);

    private static final String CLOSED = """
            select id from unnest(:ids::text[]) as asked (id)
            where exists (select from score_day d where d.account_id = asked.id)
            """;

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ClosingRows(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** An account's first closings are copied; others replace the row of their day where they say something else. */
    void store(List<Closing> closings, Instant now) {
        var closed = closed(closings);
        copy(
                closings.stream()
                        .filter(closing -> !closed.contains(closing.accountId()))
                        .toList(),
                now);
        batches.batchUpdate(
                STORE,
                closings.stream()
                        .filter(closing -> closed.contains(closing.accountId()))
                        .toList(),
                BATCH,
                (statement, closing) -> write(closing, now, new StatementRow(statement)));
    }

    /** Those of their accounts that have any closings. */
    private Set<String> closed(List<Closing> closings) {
        return jdbc.sql(CLOSED)
                .param(
                        "ids",
                        closings.stream().map(Closing::accountId).distinct().toArray(String[]::new))
                .query(String.class)
                .set();
    }

    /** The first closings of accounts, most often of months at once: a copy takes two thirds of the time of inserts. */
    private void copy(List<Closing> closings, Instant now) {
        if (closings.isEmpty()) {
            return;
        }
        batches.execute((Connection connection) -> {
            try (var rows = CopiedRows.into(connection, TABLE, COLUMNS)) {
                for (var closing : closings) {
                    write(closing, now, rows.begin());
                }
                rows.end();
            }
            return closings.size();
        });
    }

    private static void write(Closing closing, Instant now, RowWriter to) throws SQLException {
        var row = closing.row();
        to.set(row.accountId())
                .set(closing.day())
                .set(row.state())
                .set(row.score())
                .set(closing.rawScore())
                .set(row.displayScore())
                .set(row.band())
                .set(row.coverage())
                .set(row.confidence())
                .set(row.model())
                .set(row.modelVersion())
                .set(closing.modelShift())
                .set(closing.chosenBy())
                .set(closing.chosenShift())
                .set(row.overridden())
                .set(closing.metricValues())
                .set(closing.metricScores())
                .set(closing.contributions())
                .set(closing.caps().toArray(String[]::new))
                .set(row.flags().toArray(String[]::new))
                .set(closing.flagState())
                .set(row.expansionScore())
                .set(row.noticeBy())
                .set(row.topReason())
                .set(row.topPlay())
                .set(row.score())
                .set(row.band())
                .set(now)
                .set(closing.spend());
    }
}
