package io.healthscore.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes messages, and to whom each is to be delivered, in the transaction of what they tell of. */
@Repository
class Outbox {

    private static final String MESSAGE = """
            insert into webhook_message (message_id, type, account_id, body, created_at)
            values (:message, :type, :account, :body, :now)
            """;

    private static final String DELIVERY = """
            insert into webhook_delivery (webhook_id, message_id, account_id, created_at, next_attempt_at)
            select webhook_id, :message, :account, :now, :now from unnest(:webhooks) as webhook_id
            order by webhook_id
            returning delivery_id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Outbox(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** To everybody who wants to know. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Message message, Instant now) {
        var subscribers = jdbc.sql("""
                        select webhook_id from webhook
                        where enabled and :type = any(events)
                        order by webhook_id
                        for key share""")
                .param("type", message.type().word())
                .query(String.class)
                .list();
        if (!subscribers.isEmpty()) {
            add(message, subscribers, now);
        }
    }

    /** @return the ids of the deliveries, by webhook */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> add(Message message, List<String> webhooks, Instant now) {
        var id = "msg_" + UUID.randomUUID().toString().replace("-", "");
        jdbc.sql(MESSAGE)
                .param("message", id)
                .param("type", message.type().word())
                .param("account", message.accountId())
                .param("body", json.writeValueAsString(message.body(now)))
                .param("now", Webhooks.time(now))
                .update();
        return deliver(id, message.accountId(), webhooks, now);
    }

    /** Once more to one webhook, under the same id, so that its receiver can tell. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long again(Delivery delivery, Instant now) {
        return deliver(delivery.messageId(), delivery.accountId(), List.of(delivery.webhookId()), now)
                .get(0);
    }

    /** With all their deliveries. */
    void erase(String accountId) {
        jdbc.sql("delete from webhook_message where account_id = :id")
                .param("id", accountId)
                .update();
    }

    private List<Long> deliver(String messageId, @Nullable String accountId, List<String> webhooks, Instant now) {
        return jdbc.sql(DELIVERY)
                .param("message", messageId)
                .param("account", accountId)
                .param("webhooks", webhooks.toArray(String[]::new))
                .param("now", Webhooks.time(now))
                .query(Long.class)
                .list();
    }
}
