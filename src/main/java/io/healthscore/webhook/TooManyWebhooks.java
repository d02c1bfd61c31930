package io.healthscore.webhook;

import java.io.Serial;

/** No further webhook can be created: 409 {@code /problems/too-many-webhooks}. */
class TooManyWebhooks extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    TooManyWebhooks(int most) {
        super("There are %d webhooks, which is the most; delete one that nobody needs.".formatted(most));
    }
}
