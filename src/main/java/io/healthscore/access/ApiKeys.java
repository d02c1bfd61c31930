package io.healthscore.access;

import static java.util.stream.Collectors.toSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code api_key}. */
@Repository
class ApiKeys {

    private static final String COLUMNS =
            "key_id, name, scopes, created_at, expires_at, rotated_at, revoked_at, last_used_at";

    private static final String ADD = """
            insert into api_key (name, scopes, created_at, expires_at)
            values (:name, :scopes, :now, :expiresAt)
            returning %s
            """.formatted(COLUMNS);

    private static final String LOCK = """
            select %s from api_key where key_id = :id for update
            """.formatted(COLUMNS);

    private static final String LIST = """
            select %s from api_key where key_id > :after order by key_id limit :limit
            """.formatted(COLUMNS);

    /** Locked, so that of the last two not both can be revoked at once. */
    private static final String LOCK_MANAGING = """
            select %s from api_key
            where 'manage' = any(scopes) and revoked_at is null and (expires_at is null or expires_at > :now)
            order by key_id
            for update
            """.formatted(COLUMNS);

    private static final String USED = """
            update api_key set last_used_at = :now
            where key_id = :id and (last_used_at is null or last_used_at <= :now - interval '1 minute')
            """;

    private final JdbcClient jdbc;

    ApiKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ApiKey add(ApiKeyRequest request, Instant now) {
        return jdbc.sql(ADD)
                .param("name", request.name())
                .param(
                        "scopes",
                        request.scopes().stream().map(Scope::word).sorted().toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expiresAt", utc(request.expiresAt()))
                .query(ApiKeys::key)
                .single();
    }

    /** The key, which nobody else changes until the transaction ends. */
    ApiKey lock(long id) {
        return jdbc.sql(LOCK).param("id", id).query(ApiKeys::key).optional().orElseThrow(() -> new UnknownKey(id));
    }

    /** The keys that may manage now. */
    List<ApiKey> lockManaging(Instant now) {
        return jdbc.sql(LOCK_MANAGING)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(ApiKeys::key)
                .list();
    }

    /** In the order of their making. */
    List<ApiKey> list(long after, int limit) {
        return jdbc.sql(LIST)
                .param("after", after)
                .param("limit", limit)
                .query(ApiKeys::key)
                .list();
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select from api_key)")
                .query(Boolean.class)
                .single();
    }

    void rotated(long id, Instant now) {
        set("rotated_at", id, now);
    }

    void revoked(long id, Instant now) {
        set("revoked_at", id, now);
    }

    private void set(String column, long id, Instant now) {
        jdbc.sql("update api_key set %s = :now where key_id = :id".formatted(column))
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** At most once a minute, whichever replicas the key is used on. */
    void used(long id, Instant now) {
        jdbc.sql(USED)
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static ApiKey key(ResultSet row, int number) throws SQLException {
        return new ApiKey(
                row.getLong("key_id"),
                row.getString("name"),
                scopes(row),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "expires_at"),
                instant(row, "rotated_at"),
                instant(row, "revoked_at"),
                instant(row, "last_used_at"));
    }

    static Set<Scope> scopes(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("scopes").getArray())
                .map(word -> Scope.of(word).orElseThrow())
                .collect(toSet());
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
