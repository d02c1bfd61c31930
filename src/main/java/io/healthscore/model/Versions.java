package io.healthscore.model;

import io.healthscore.platform.Audit;
import io.healthscore.platform.AuditEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The versions of all models. Rows are only ever added, by whoever holds {@link ModelLock}. */
@Repository
class Versions {

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Versions(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Stores the definition as the key's next version. */
    VersionId add(NewVersion version) {
        var number = jdbc.sql("""
                        insert into scoring_model (key, version, definition, shipped, created_at, author, note)
                        select :key, coalesce(max(version), 0) + 1, :definition, :shipped, :createdAt, :author, :note
                        from scoring_model where key = :key
                        returning version
                        """)
                .param("key", version.key())
                .param("definition", version.definition())
                .param("shipped", version.shipped())
                .param("createdAt", OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                .param("author", version.author())
                .param("note", version.note())
                .query(Integer.class)
                .single();
        var id = new VersionId(version.key(), number);
        audit.record(AuditEntry.of("model.version_created", "models/%s/versions/%d".formatted(id.key(), number))
                .by(version.author(), version.note())
                .changed(null, id.audited()));
        return id;
    }

    Optional<StoredVersion> find(VersionId id) {
        return jdbc.sql("""
                        select key, version, definition, created_at, author, note
                        from scoring_model where key = :key and version = :version
                        """)
                .param("key", id.key())
                .param("version", id.version())
                .query(Versions::stored)
                .optional();
    }

    /** At most {@code limit} of the key's versions under {@code below}, newest first. */
    List<StoredVersion> list(String key, int below, int limit) {
        return jdbc.sql("""
                        select key, version, definition, created_at, author, note
                        from scoring_model where key = :key and version < :below
                        order by version desc limit :limit
                        """)
                .param("key", key)
                .param("below", below)
                .param("limit", limit)
                .query(Versions::stored)
                .list();
    }

    /** The greatest version of each model, by key. */
    SortedMap<String, Integer> latest() {
        var latest = new TreeMap<String, Integer>();
        jdbc.sql("select key, max(version) as version from scoring_model group by key order by key")
                .query((ResultSet row) -> {
                    latest.put(row.getString("key"), row.getInt("version"));
                });
        return latest;
    }

    /** The newest definition of the key that came with a release. */
    Optional<String> latestShipped(String key) {
        return jdbc.sql("""
                        select definition from scoring_model where key = :key and shipped
                        order by version desc limit 1
                        """).param("key", key).query(String.class).optional();
    }

    private static StoredVersion stored(ResultSet row, int number) throws SQLException {
        return new StoredVersion(
                new VersionId(row.getString("key"), row.getInt("version")),
                row.getString("definition"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("author"),
                row.getString("note"));
    }

    /** A version that has no number yet. */
    record NewVersion(
            String key,
            String definition,
            boolean shipped,
            @Nullable String author,
            @Nullable String note) {}
}
