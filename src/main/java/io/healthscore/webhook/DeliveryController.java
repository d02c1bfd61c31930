package io.healthscore.webhook;

import io.healthscore.platform.Cursor;
import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import io.healthscore.platform.Limits;
import io.healthscore.platform.Page;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What was sent to a webhook, and what came of it. */
@RestController
@RequestMapping("/api/v1/webhooks/{id}")
class DeliveryController {

    private static final Set<String> STATES = Set.of("pending", "delivered", "failed");

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Redeliveries redeliveries;

    DeliveryController(Webhooks webhooks, Deliveries deliveries, Redeliveries redeliveries) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.redeliveries = redeliveries;
    }

    /** Newest first, those of the last 30 days. */
    @GetMapping("/deliveries")
    Page<Delivery> list(
            @PathVariable String id,
            @RequestParam @Nullable String state,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        if (state != null && !STATES.contains(state)) {
            throw new InvalidRequest(Fault.parameter("state", "must be one of pending, delivered, failed"));
        }
        var limits = Limits.of(limit);
        long below = cursor == null ? Long.MAX_VALUE : Cursor.decode(cursor, 1).wholeNumber(0);
        webhooks.get(id);
        return Page.of(
                deliveries.list(id, state, below, limits.withOneMore()),
                limits,
                delivery -> Cursor.encode(Long.toString(delivery.id())));
    }

    /** Sends a {@code webhook.test} message, within a second or two; the delivery tells what came of it. */
    @PostMapping("/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Delivery test(@PathVariable String id) {
        return redeliveries.test(id);
    }

    /** Sends the same message once more, under the same {@code webhook-id}. */
    @PostMapping("/deliveries/{deliveryId}/redeliver")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Delivery redeliver(@PathVariable String id, @PathVariable long deliveryId) {
        return redeliveries.redeliver(id, deliveryId);
    }
}
