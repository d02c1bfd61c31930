package io.healthscore.access;

import java.io.Serial;

/** The service would start open to people who have no business with it; says what the operator can do about it. */
class UnsafeStart extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String action;

    UnsafeStart(String message, String action) {
        super(message);
        this.action = action;
    }

    String action() {
        return action;
    }
}
