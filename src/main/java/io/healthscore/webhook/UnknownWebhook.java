package io.healthscore.webhook;

import java.io.Serial;

/** There is no such webhook, or no such delivery of it: 404 {@code /problems/unknown-webhook}. */
class UnknownWebhook extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    UnknownWebhook(String id) {
        super("There is no webhook %s; GET /api/v1/webhooks lists them.".formatted(id));
    }

    UnknownWebhook(String id, long deliveryId) {
        super("Webhook %s has no delivery %d; GET /api/v1/webhooks/%s/deliveries lists those of the last days."
                .formatted(id, deliveryId, id));
    }
}
