package io.healthscore.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code api_key_secret}: the hashes by which keys are known. A key that was rotated has several for a while. */
@Repository
class ApiKeySecrets {

    private static final String ADD = """
            insert into api_key_secret (hash, key_id) values (decode(:hash, 'hex'), :id)
            """;

    private static final String END = """
            update api_key_secret set ends_at = least(ends_at, :end) where key_id = :id
            """;

    private static final String DROP_ENDED = """
            delete from api_key_secret where key_id = :id and ends_at <= :now
            """;

    private static final String FIND = """
            select k.key_id, k.name, k.scopes, k.revoked_at, k.last_used_at, least(k.expires_at, s.ends_at) ends_at
            from api_key_secret s
            join api_key k on k.key_id = s.key_id
            where s.hash = decode(:hash, 'hex')
            """;

    private final JdbcClient jdbc;

    ApiKeySecrets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The key that a secret stands for.
     *
     * @param endsAt when key or secret end; null for never
     */
    record Known(
            Caller caller,
            long keyId,
            @Nullable Instant endsAt,
            @Nullable Instant revokedAt,
            @Nullable Instant lastUsedAt) {

        boolean isOver(Instant now) {
            return revokedAt != null || hasExpired(now);
        }

        boolean hasExpired(Instant now) {
            return endsAt != null && !endsAt.isAfter(now);
        }
    }

    void add(long keyId, String hash) {
        jdbc.sql(ADD).param("id", keyId).param("hash", hash).update();
    }

    /** Lets the secrets that a key has end then, if they do not end before. */
    void end(long keyId, Instant end, Instant now) {
        jdbc.sql(END)
                .param("id", keyId)
                .param("end", end.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql(DROP_ENDED)
                .param("id", keyId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Known> find(String hash) {
        return jdbc.sql(FIND).param("hash", hash).query(ApiKeySecrets::known).optional();
    }

    private static Known known(ResultSet row, int number) throws SQLException {
        long id = row.getLong("key_id");
        var endsAt = ApiKeys.instant(row, "ends_at");
        return new Known(
                new Caller(Caller.Kind.KEY, id, row.getString("name"), ApiKeys.scopes(row), endsAt),
                id,
                endsAt,
                ApiKeys.instant(row, "revoked_at"),
                ApiKeys.instant(row, "last_used_at"));
    }
}
