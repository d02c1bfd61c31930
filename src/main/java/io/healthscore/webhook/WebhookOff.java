package io.healthscore.webhook;

import java.io.Serial;

/** Nothing is delivered to a webhook that is switched off: 409 {@code /problems/webhook-off}. */
class WebhookOff extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    WebhookOff(String id) {
        super("Webhook %s is switched off; PATCH it with {\"enabled\": true} first.".formatted(id));
    }
}
