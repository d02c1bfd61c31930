package io.healthscore.webhook;

import io.healthscore.score.ScoresMoved.Move;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code webhook_account}: what was told of each account, and which accounts have to be looked at. */
@Repository
class ToldAccounts {

    /** What only a model's new version did counts as told. */
    private static final String MARK = """
            insert into webhook_account as w (account_id, band, score, at_risk, expansion_ready, deviates_since, judge_at)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (account_id) do update set
                band = case when ? then excluded.band else w.band end,
                score = case when ? then excluded.score else w.score end,
                deviates_since = coalesce(w.deviates_since, excluded.deviates_since),
                judge_at = least(w.judge_at, excluded.judge_at)
            """;

    private static final String LOCK = """
            select account_id, band, score, at_risk, expansion_ready, band_at, risk_at, expansion_at, drop_at, deviates_since
            from webhook_account
            where account_id = any(:ids) and judge_at <= :now
            order by account_id
            for update skip locked
            """;

    private static final String STORE = """
            update webhook_account set
                band = :band, score = :score, at_risk = :atRisk, expansion_ready = :expansionReady,
                band_at = :bandAt, risk_at = :riskAt, expansion_at = :expansionAt, drop_at = :dropAt,
                judge_at = :again, deviates_since = case when :again::timestamptz is null then null else deviates_since end
            where account_id = :id
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ToldAccounts(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** What was told of an account that has to be looked at, and since when it is no longer so. */
    record Due(String accountId, Told told, Instant since) {}

    /** These accounts have to be looked at; of one that was never told anything, it counts as told how it was before. */
    void mark(List<Move> moves, Instant now, Instant judgeAt) {
        batches.batchUpdate(MARK, moves, moves.size(), (statement, move) -> {
            var told = move.byModel() ? move.after() : move.before();
            statement.setString(1, move.accountId());
            statement.setString(2, told.band());
            statement.setBigDecimal(3, told.score());
            statement.setBoolean(4, move.before().atRisk());
            statement.setBoolean(5, move.before().expansionReady());
            statement.setTimestamp(6, Timestamp.from(now));
            statement.setTimestamp(7, Timestamp.from(judgeAt));
            statement.setBoolean(8, move.byModel());
            statement.setBoolean(9, move.byModel());
        });
    }

    /** Ids of accounts that have to be looked at by now, those that waited longest first. */
    List<String> due(Instant now, int limit) {
        return jdbc.sql("select account_id from webhook_account where judge_at <= :now order by judge_at limit :limit")
                .param("now", Webhooks.time(now))
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** Locks those of these that are still due and that nobody else looks at. */
    List<Due> lock(Collection<String> accountIds, Instant now) {
        return jdbc.sql(LOCK)
                .param("ids", accountIds.toArray(String[]::new))
                .param("now", Webhooks.time(now))
                .query(ToldAccounts::due)
                .list();
    }

    /** @param again when to look again; null when the account is as told */
    void store(String accountId, Told told, @Nullable Instant again) {
        jdbc.sql(STORE)
                .param("id", accountId)
                .param("band", told.band())
                .param("score", told.score())
                .param("atRisk", told.atRisk())
                .param("expansionReady", told.expansionReady())
                .param("bandAt", timestamp(told.times().band()))
                .param("riskAt", timestamp(told.times().risk()))
                .param("expansionAt", timestamp(told.times().expansion()))
                .param("dropAt", timestamp(told.times().drop()))
                .param("again", timestamp(again))
                .update();
    }

    void forget(String accountId) {
        jdbc.sql("delete from webhook_account where account_id = :id")
                .param("id", accountId)
                .update();
    }

    void forgetAll() {
        jdbc.sql("delete from webhook_account").update();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static Due due(ResultSet row, int index) throws SQLException {
        var since = Webhooks.instant(row, "deviates_since");
        return new Due(
                row.getString("account_id"),
                new Told(
                        row.getString("band"),
                        row.getBigDecimal("score"),
                        row.getBoolean("at_risk"),
                        row.getBoolean("expansion_ready"),
                        new Told.Times(
                                Webhooks.instant(row, "band_at"),
                                Webhooks.instant(row, "risk_at"),
                                Webhooks.instant(row, "expansion_at"),
                                Webhooks.instant(row, "drop_at"))),
                since == null ? Instant.EPOCH : since);
    }
}
