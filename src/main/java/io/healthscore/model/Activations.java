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

    Activation add(VersionId version, ChangeNote change) {
        var before = active().get(version.key());
        audit.record(AuditEntry.of("model.activated", "models/" + version.key())
                .by(change.author(), change.note())
                .changed(before == null ? null : before.audited(), version.audited()));
        return insert(version, true, change);
    }

    /** From now on no version of the key is active. */
    Activation end(VersionId active, ChangeNote change) {
        audit.record(AuditEntry.of("model.deactivated", "models/" + active.key())
                .by(change.author(), change.note())
                .changed(active.audited(), null));
        return insert(active, false, change);
    }

    /** Never earlier than the last one, even if a replica's clock is. */
    private Activation insert(VersionId version, boolean active, ChangeNote change) {
        return jdbc.sql("""
                        insert into model_activation (key, version, active, activated_at, author, note)
                        select :key, :version, :active, greatest(:now::timestamptz, max(activated_at)), :author, :note
                        from model_activation
                        returning activation_id, key, version, active, activated_at
                        """)
                .param("key", version.key())
                .param("version", version.version())
                .param("active", active)
                .param("now", OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                .param("author", change.author())
                .param("note", change.note())
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
        all().forEach(activation -> active.compute(
                activation.version().key(), (key, before) -> activation.active() ? activation.version() : null));
        return active;
    }

    /** Oldest first. */
    List<Activation> all() {
        return jdbc.sql("""
                        select activation_id, key, version, active, activated_at from model_activation order by activation_id
                        """).query(Activations::activation).list();
    }

    private static Activation activation(ResultSet row, int number) throws SQLException {
        return new Activation(
                row.getLong("activation_id"),
                new VersionId(row.getString("key"), row.getInt("version")),
                row.getBoolean("active"),
                row.getObject("activated_at", OffsetDateTime.class).toInstant());
    }
}
