package io.healthscore.model;

import io.healthscore.platform.Audit;
import io.healthscore.platform.AuditEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which version of each model was active when. Rows are only ever added, by whoever holds {@link ModelLock}. */
@Repository
class Activations {

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Activations(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Never earlier than the last one, even if a replica's clock is. */
    Activation add(VersionId version, @Nullable String author, @Nullable String note) {
        var before = active().get(version.key());
        audit.record(AuditEntry.of("model.activated", "models/" + version.key())
                .by(author, note)
                .changed(before == null ? null : before.audited(), version.audited()));
        return jdbc.sql("""
                        insert into model_activation (key, version, activated_at, author, note)
                        select :key, :version, greatest(:now::timestamptz, max(activated_at)), :author, :note
                        from model_activation
                        returning activation_id, key, version, activated_at
                        """)
                .param("key", version.key())
                .param("version", version.version())
                .param("now", OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                .param("author", author)
                .param("note", note)
                .query(Activations::activation)
                .single();
    }

    /** The greatest id, 0 before the first activation: another number means that something changed. */
    long latest() {
        return jdbc.sql("select coalesce(max(activation_id), 0) from model_activation")
                .query(Long.class)
                .single();
    }

    /** The active version of each model, by key. */
    SortedMap<String, VersionId> active() {
        var active = new TreeMap<String, VersionId>();
        all().forEach(activation -> active.put(activation.version().key(), activation.version()));
        return active;
    }

    /** Oldest first. */
    List<Activation> all() {
        return jdbc.sql("""
                        select activation_id, key, version, activated_at from model_activation order by activation_id
                        """).query(Activations::activation).list();
    }

    private static Activation activation(ResultSet row, int number) throws SQLException {
        return new Activation(
                row.getLong("activation_id"),
                new VersionId(row.getString("key"), row.getInt("version")),
                row.getObject("activated_at", OffsetDateTime.class).toInstant());
    }
}
