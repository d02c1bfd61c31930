package io.healthscore.webhook;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code webhook_message} and {@code webhook_delivery}, as far as they are on their way or can be looked up. */
@Repository
class Deliveries {

    private static final String DUE = """
            select distinct d.webhook_id
            from webhook_delivery d
            join webhook w on w.webhook_id = d.webhook_id and w.enabled
            where d.state = 'pending' and d.next_attempt_at <= :now
            order by 1
            """;

    /** Of one account, one after the other. */
    private static final String CLAIM = """
            with due as (
                select d.delivery_id
                from webhook_delivery d
                where d.webhook_id = :webhook and d.state = 'pending' and d.next_attempt_at <= :now
                  and (d.claimed_until is null or d.claimed_until <= :now)
                  and not exists (select from webhook_delivery earlier
                                  where earlier.webhook_id = d.webhook_id and earlier.account_id = d.account_id
                                    and earlier.state = 'pending' and earlier.delivery_id < d.delivery_id)
                order by d.next_attempt_at, d.delivery_id
                limit :limit
                for update skip locked)
            update webhook_delivery d set claimed_until = :until, attempts = d.attempts + 1, last_attempt_at = :now
            from due, webhook w, webhook_message m
            where d.delivery_id = due.delivery_id and w.webhook_id = d.webhook_id and w.enabled
              and m.message_id = d.message_id
            returning d.delivery_id, d.webhook_id, w.url, w.secret,
                      case when w.former_until > :now then w.former_secret end as former_secret,
                      d.message_id, m.body, d.attempts, d.created_at
            """;

    private static final String SETTLE = """
            update webhook_delivery set
                state = :state, next_attempt_at = :next, claimed_until = null,
                status = :status, excerpt = :excerpt, error = :error, millis = :millis
            where delivery_id = :id and state = 'pending'
            """;

    private static final String ABANDON = """
            update webhook_delivery set state = 'failed', next_attempt_at = null, claimed_until = null, error = :reason
            where webhook_id = :webhook and state = 'pending'
            """;

    private static final String LIST = """
            select d.delivery_id, d.webhook_id, d.message_id, m.type, d.account_id, d.state, d.attempts, d.created_at,
                   d.next_attempt_at, d.last_attempt_at, d.status, d.excerpt, d.error, d.millis
            from webhook_delivery d
            join webhook_message m on m.message_id = d.message_id
            where d.webhook_id = :webhook and d.delivery_id < :below and (:state::text is null or d.state = :state)
            order by d.delivery_id desc
            limit :limit
            """;

    private static final String TIDY = """
            delete from webhook_message where message_id in (
                select message_id from webhook_message m
                where created_at < :before
                  and not exists (select from webhook_delivery d
                                  where d.message_id = m.message_id
                                    and (d.state = 'pending' or d.created_at >= :before))
                order by created_at
                limit 1000)
            """;

    private final JdbcClient jdbc;

    Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Webhooks for which something is due. */
    List<String> due(Instant now) {
        return jdbc.sql(DUE)
                .param("now", Webhooks.time(now))
                .query(String.class)
                .list();
    }

    /** Takes up to so many due deliveries of a webhook, for so long. */
    List<Attempt> claim(String webhookId, int limit, Instant now, Duration hold) {
        return jdbc.sql(CLAIM)
                .param("webhook", webhookId)
                .param("limit", limit)
                .param("now", Webhooks.time(now))
                .param("until", Webhooks.time(now.plus(hold)))
                .query(Deliveries::attempt)
                .list();
    }

    void delivered(long id, Response response) {
        settle(id, "delivered", null, response);
    }

    /** @param next when to try again; null for never */
    void failed(long id, @Nullable Instant next, Response response) {
        settle(id, next == null ? "failed" : "pending", next, response);
    }

    private void settle(long id, String state, @Nullable Instant next, Response response) {
        jdbc.sql(SETTLE)
                .param("id", id)
                .param("state", state)
                .param("next", next == null ? null : Webhooks.time(next))
                .param("status", response.status())
                .param("excerpt", response.excerpt())
                .param("error", response.error())
                .param("millis", response.millis())
                .update();
    }

    /** Nothing more of what is on its way to a webhook is tried. */
    void abandon(String webhookId, String reason) {
        jdbc.sql(ABANDON).param("webhook", webhookId).param("reason", reason).update();
    }

    /** Newest first. */
    List<Delivery> list(String webhookId, @Nullable String state, long below, int limit) {
        return jdbc.sql(LIST)
                .param("webhook", webhookId)
                .param("state", state)
                .param("below", below)
                .param("limit", limit)
                .query(Deliveries::delivery)
                .list();
    }

    /** @throws UnknownWebhook if there is none */
    Delivery get(String webhookId, long id) {
        return list(webhookId, null, id + 1, 1).stream()
                .filter(delivery -> delivery.id() == id)
                .findFirst()
                .orElseThrow(() -> new UnknownWebhook(webhookId, id));
    }

    /** Removes some of what is older and no longer on its way; how many messages. */
    int tidy(Instant before) {
        return jdbc.sql(TIDY).param("before", Webhooks.time(before)).update();
    }

    private static Attempt attempt(ResultSet row, int index) throws SQLException {
        var secrets = new ArrayList<Secret>();
        secrets.add(new Secret(row.getBytes("secret")));
        var former = row.getBytes("former_secret");
        if (former != null) {
            secrets.add(new Secret(former));
        }
        return new Attempt(
                row.getLong("delivery_id"),
                row.getString("webhook_id"),
                URI.create(row.getString("url")),
                List.copyOf(secrets),
                row.getString("message_id"),
                row.getString("body"),
                row.getInt("attempts"),
                row.getTimestamp("created_at").toInstant());
    }

    private static Delivery delivery(ResultSet row, int index) throws SQLException {
        return new Delivery(
                row.getLong("delivery_id"),
                row.getString("webhook_id"),
                row.getString("message_id"),
                row.getString("type"),
                row.getString("account_id"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getTimestamp("created_at").toInstant(),
                Webhooks.instant(row, "next_attempt_at"),
                Webhooks.instant(row, "last_attempt_at"),
                row.getObject("status", Integer.class),
                row.getString("excerpt"),
                row.getString("error"),
                row.getObject("millis", Integer.class));
    }
}
