package io.healthscore.access;

import java.io.Serial;

/** The key has expired or was revoked: there is nothing to rotate. */
class KeyOver extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final ApiKey.State state;

    KeyOver(ApiKey.State state) {
        super("Key is " + state);
        this.state = state;
    }

    ApiKey.State state() {
        return state;
    }
}
