package io.healthscore.webhook;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code webhook}. */
@Repository
class Webhooks {

    private static final String SELECT = """
            select webhook_id, url, events, description, enabled, disabled_reason, disabled_at, failing_since,
                   created_at, updated_at
            from webhook
            """;

    private static final String INSERT = """
            insert into webhook (webhook_id, url, events, description, enabled, secret, created_at, updated_at)
            values (:id, :url, :events, :description, :enabled, :secret, :now, :now)
            """;

    /** Whoever switches it on again starts with a clean slate. */
    private static final String UPDATE = """
            update webhook set
                url = :url, events = :events, description = :description, enabled = :enabled, updated_at = :now,
                disabled_reason = case when :enabled then null else disabled_reason end,
                disabled_at = case when :enabled then null else disabled_at end,
                failing_since = case when :enabled and not enabled then null else failing_since end
            where webhook_id = :id
            """;

    private static final String ROTATE = """
            update webhook set
                secret = :secret, former_secret = secret, former_until = :until, updated_at = :now
            where webhook_id = :id
            """;

    private static final String DISABLE = """
            update webhook set enabled = false, disabled_reason = :reason, disabled_at = :now, updated_at = :now
            where webhook_id = :id and enabled
            """;

    private final JdbcClient jdbc;

    Webhooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends nobody else creates one. */
    int lockAndCount() {
        jdbc.sql("lock table webhook in share row exclusive mode").update();
        return jdbc.sql("select count(*) from webhook").query(Integer.class).single();
    }

    boolean isAnyEnabled() {
        return jdbc.sql("select exists (select from webhook where enabled)")
                .query(Boolean.class)
                .single();
    }

    void insert(String id, WebhookRequest.Wanted wanted, Secret secret, Instant now) {
        set(INSERT, id, wanted, now).param("secret", secret.bytes()).update();
    }

    void update(String id, WebhookRequest.Wanted wanted, Instant now) {
        set(UPDATE, id, wanted, now).update();
    }

    private JdbcClient.StatementSpec set(String sql, String id, WebhookRequest.Wanted wanted, Instant now) {
        return jdbc.sql(sql)
                .param("id", id)
                .param("url", wanted.url().toString())
                .param("events", wanted.events().toArray(String[]::new))
                .param("description", wanted.description())
                .param("enabled", wanted.enabled())
                .param("now", time(now));
    }

    void rotate(String id, Secret secret, Instant formerUntil, Instant now) {
        jdbc.sql(ROTATE)
                .param("id", id)
                .param("secret", secret.bytes())
                .param("until", time(formerUntil))
                .param("now", time(now))
                .update();
    }

    /** False if it was off already. */
    boolean disable(String id, String reason, Instant now) {
        return jdbc.sql(DISABLE)
                        .param("id", id)
                        .param("reason", reason)
                        .param("now", time(now))
                        .update()
                > 0;
    }

    void succeeded(String id) {
        jdbc.sql("update webhook set failing_since = null where webhook_id = :id and failing_since is not null")
                .param("id", id)
                .update();
    }

    /** Since when every attempt has failed; now if this is the first one. */
    Instant failed(String id, Instant now) {
        return jdbc.sql("""
                        update webhook set failing_since = coalesce(failing_since, :now) where webhook_id = :id
                        returning failing_since""")
                .param("id", id)
                .param("now", time(now))
                .query((row, index) ->
                        row.getObject("failing_since", OffsetDateTime.class).toInstant())
                .optional()
                .orElse(now);
    }

    void delete(String id) {
        jdbc.sql("delete from webhook where webhook_id = :id").param("id", id).update();
    }

    /** @throws UnknownWebhook if there is none */
    Webhook get(String id) {
        return one(id, "");
    }

    /**
     * Nobody else changes it until the transaction ends.
     *
     * @throws UnknownWebhook if there is none
     */
    Webhook hold(String id) {
        return one(id, " for no key update");
    }

    private Webhook one(String id, String lock) {
        return jdbc.sql(SELECT + "where webhook_id = :id" + lock)
                .param("id", id)
                .query(Webhooks::read)
                .optional()
                .orElseThrow(() -> new UnknownWebhook(id));
    }

    List<Webhook> list(String after, int limit) {
        return jdbc.sql(SELECT + "where webhook_id > :after order by webhook_id limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query(Webhooks::read)
                .list();
    }

    private static Webhook read(ResultSet row, int index) throws SQLException {
        return new Webhook(
                row.getString("webhook_id"),
                URI.create(row.getString("url")),
                List.of((String[]) row.getArray("events").getArray()),
                row.getString("description"),
                row.getBoolean("enabled"),
                row.getString("disabled_reason"),
                instant(row, "disabled_at"),
                instant(row, "failing_since"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
