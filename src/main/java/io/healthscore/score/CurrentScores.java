package io.healthscore.score;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code score_current}: one row an account, replaced only under its lock. */
@Repository
class CurrentScores {

    private static final String READ = """
            select account_id, day, activation, feed_moves, revision, history_from, computed_at, changed_at,
                   state, score, display_score, band, flags, model_key, model_version, plays
            from score_current where account_id = any(:ids)
            order by account_id""";

    /** A row that any score may replace, so that an account's first score meets a lock too. */
    private static final String BEGIN = """
            insert into score_current (account_id, day, activation, feed_moves, revision, model_key, model_version,
                                       computed_at, state, band, coverage, flags, changed_at, answer)
            select id, 'epoch', 0, 0, 0, '', 0, 'epoch', '', '', 0, '{}', 'epoch', ''
            from unnest(:ids) as id
            order by id
            on conflict do nothing
            """;

    private static final String REPLACE = """
            update score_current set
                day = ?, activation = ?, feed_moves = ?, revision = ?, history_from = ?, model_key = ?, model_version = ?,
                computed_at = ?, state = ?, score = ?, raw_score = ?, display_score = ?, band = ?, coverage = ?,
                confidence = ?, direction = ?, change_7d = ?, change_30d = ?, flags = ?, expansion_score = ?, notice_by = ?,
                top_reason = ?, top_play = ?, changed_at = ?, answer = ?, overridden = ?, override_until = ?,
                at_risk_since = ?, plays = ?, open_plays = ?, growth = ?
            where account_id = ?
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final ChangeMarks marks;

    CurrentScores(JdbcClient jdbc, JdbcTemplate batches, ChangeMarks marks) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.marks = marks;
    }

    Map<String, StoredScore> read(Collection<String> accountIds) {
        return query(READ, accountIds);
    }

    /** Locks the rows of these accounts, by id ascending, creating those of accounts that were never scored. */
    Map<String, StoredScore> lock(Collection<String> accountIds, Collection<String> neverScored) {
        if (!neverScored.isEmpty()) {
            jdbc.sql(BEGIN).param("ids", neverScored.toArray(String[]::new)).update();
        }
        return query(READ + " for no key update", accountIds);
    }

    private Map<String, StoredScore> query(String sql, Collection<String> accountIds) {
        return jdbc.sql(sql).param("ids", accountIds.toArray(String[]::new)).query(CurrentScores::read).list().stream()
                .collect(Collectors.toMap(StoredScore::accountId, Function.identity()));
    }

    void replace(List<CurrentScore> scores) {
        batches.batchUpdate(REPLACE, scores, scores.size(), CurrentScores::bind);
        marks.mark(scores.stream().map(CurrentScore::accountId).toList());
    }

    void erase(String accountId) {
        jdbc.sql("delete from score_current where account_id = :id")
                .param("id", accountId)
                .update();
    }

    Map<String, Long> countByModel() {
        return jdbc
                .sql("select model_key, count(*) as accounts from score_current group by model_key order by model_key")
                .query((row, index) -> Map.entry(row.getString("model_key"), row.getLong("accounts")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void bind(PreparedStatement statement, CurrentScore score) throws SQLException {
        var row = new StatementRow(statement);
        row.set(score.basis().day())
                .set(score.basis().activation())
                .set(score.basis().feedMoves())
                .set(score.basis().revision())
                .set(score.historyFrom())
                .set(score.row().model())
                .set(score.row().modelVersion())
                .set(score.computedAt())
                .set(score.row().state())
                .set(score.row().score())
                .set(score.rawScore())
                .set(score.row().displayScore())
                .set(score.row().band())
                .set(score.row().coverage())
                .set(score.row().confidence())
                .set(score.direction())
                .set(score.row().change7d())
                .set(score.row().change30d())
                .set(score.row().flags().toArray(String[]::new))
                .set(score.row().expansionScore())
                .set(score.row().noticeBy())
                .set(score.row().topReason())
                .set(score.row().topPlay())
                .set(score.changedAt())
                .set(score.answer())
                .set(score.row().overridden())
                .set(score.overrideUntil())
                .set(score.findings().atRiskSince())
                .set(score.findings().plays().toArray(String[]::new))
                .set(score.findings().openPlays())
                .set(score.findings().growth())
                .set(score.row().accountId());
    }

    private static StoredScore read(ResultSet row, int index) throws SQLException {
        return new StoredScore(
                row.getString("account_id"),
                new Basis(
                        row.getObject("day", LocalDate.class),
                        row.getLong("activation"),
                        row.getLong("feed_moves"),
                        row.getLong("revision")),
                row.getObject("history_from", LocalDate.class),
                row.getObject("computed_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                new Printed(
                        row.getString("state"),
                        row.getBigDecimal("score"),
                        row.getString("display_score"),
                        row.getString("band"),
                        List.of((String[]) row.getArray("flags").getArray()),
                        row.getString("model_key"),
                        row.getInt("model_version")),
                Set.of((String[]) row.getArray("plays").getArray()));
    }
}
