package io.healthscore.webhook;

import io.healthscore.platform.Times;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deliveries that a person asks for. */
@Component
class Redeliveries {

    private static final Message TRIAL =
            new Message(MessageType.TEST, null, new Message.Trial("If you can read this, the webhook works."));

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Outbox outbox;
    private final Clock clock;

    Redeliveries(Webhooks webhooks, Deliveries deliveries, Outbox outbox, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public Delivery test(String webhookId) {
        refuseWhereOff(webhooks.get(webhookId));
        var id = outbox.add(TRIAL, List.of(webhookId), Times.cut(clock.instant()))
                .get(0);
        return deliveries.get(webhookId, id);
    }

    @Transactional
    public Delivery redeliver(String webhookId, long deliveryId) {
        refuseWhereOff(webhooks.get(webhookId));
        var again = outbox.again(deliveries.get(webhookId, deliveryId), Times.cut(clock.instant()));
        return deliveries.get(webhookId, again);
    }

    private static void refuseWhereOff(Webhook webhook) {
        if (!webhook.enabled()) {
            throw new WebhookOff(webhook.id());
        }
    }
}
