package io.healthscore.score;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.healthscore.account.AccountErased;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code score_override}. It is written under the lock of the account's revision. */
@Repository
class Overrides {

    private static final String READ = """
            select account_id, score, reason, author, created_at, expires_at, ended_at
            from score_override
            where account_id = any(:ids) and coalesce(ended_at, expires_at) > :since
            order by account_id, override_id
            """;

    private static final String ADD = """
            insert into score_override (account_id, score, reason, author, created_at, expires_at)
            values (:id, :score, :reason, :author, :createdAt, :expiresAt)
            """;

    private static final String END = """
            update score_override set ended_at = :now where account_id = :id and ended_at is null
            returning account_id, score, reason, author, created_at, expires_at, ended_at
            """;

    private static final String EXPIRE = """
            update score_override set ended_at = expires_at
            where account_id = any(:ids) and ended_at is null and expires_at <= :now
            returning account_id, score, reason, author, created_at, expires_at, ended_at
            """;

    private static final String EXPIRED = """
            select account_id from score_override
            where ended_at is null and expires_at <= :now %s
            order by expires_at, account_id limit :limit
            """;

    private final JdbcClient jdbc;

    Overrides(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of these accounts that counted at any time after {@code since}. */
    Map<String, OverrideHistory> read(Collection<String> accountIds, Instant since) {
        return jdbc
                .sql(READ)
                .param("ids", accountIds.toArray(String[]::new))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Overrides::override)
                .list()
                .stream()
                .collect(groupingBy(AccountOverride::accountId, collectingAndThen(toList(), OverrideHistory::new)));
    }

    void add(AccountOverride override) {
        jdbc.sql(ADD)
                .param("id", override.accountId())
                .param("score", override.score())
                .param("reason", override.reason())
                .param("author", override.author())
                .param("createdAt", override.createdAt().atOffset(ZoneOffset.UTC))
                .param("expiresAt", override.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The one that stood; empty if there was none. */
    Optional<AccountOverride> end(String accountId, Instant now) {
        return jdbc.sql(END)
                .param("id", accountId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Overrides::override)
                .optional();
    }

    /** Ends those of these accounts that have expired. Each is returned once, to whoever ended it. */
    List<AccountOverride> expire(Collection<String> accountIds, Instant now) {
        return jdbc.sql(EXPIRE)
                .param("ids", accountIds.toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Overrides::override)
                .list();
    }

    /** The accounts whose override has expired and not been ended yet, the longest ago first. */
    List<String> expired(Instant now, int limit) {
        return jdbc.sql(EXPIRED.formatted(""))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** Those of these accounts whose override has expired and not been ended yet. */
    List<String> expiredOf(Collection<String> accountIds, Instant now) {
        return jdbc.sql(EXPIRED.formatted("and account_id = any(:ids)"))
                .param("ids", accountIds.toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", accountIds.size())
                .query(String.class)
                .list();
    }

    @EventListener
    void erase(AccountErased erased) {
        jdbc.sql("delete from score_override where account_id = :id")
                .param("id", erased.accountId())
                .update();
    }

    private static AccountOverride override(ResultSet row, int index) throws SQLException {
        return new AccountOverride(
                row.getString("account_id"),
                row.getBigDecimal("score"),
                row.getString("reason"),
                row.getString("author"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                endedAt(row));
    }

    private static @Nullable Instant endedAt(ResultSet row) throws SQLException {
        var endedAt = row.getObject("ended_at", OffsetDateTime.class);
        return endedAt == null ? null : endedAt.toInstant();
    }
}
