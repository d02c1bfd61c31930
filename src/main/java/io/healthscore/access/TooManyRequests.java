package io.healthscore.access;

import java.io.Serial;

/** A caller has used up its requests. */
class TooManyRequests extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final long retryAfterSeconds;

    TooManyRequests(long retryAfterSeconds) {
        super("Too many requests");
        this.retryAfterSeconds = retryAfterSeconds;
    }

    long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
