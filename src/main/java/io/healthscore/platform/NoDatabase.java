package io.healthscore.platform;

import org.jspecify.annotations.Nullable;

/** The service cannot start for want of a database; says what the operator can do about it. */
class NoDatabase extends RuntimeException {
    private final String action;

    NoDatabase(String message, String action, @Nullable Throwable cause) {
        super(message, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
