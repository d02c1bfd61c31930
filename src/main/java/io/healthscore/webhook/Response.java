package io.healthscore.webhook;

import java.time.Duration;
import org.apache.hc.core5.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt.
 *
 * @param status null if there was no answer
 * @param excerpt the beginning of the answer's body; null without an answer
 * @param error why it failed, a sentence; null if it did not
 * @param retryAfter how long the receiver asked to be left alone; null if it did not
 */
record Response(
        @Nullable Integer status,
        @Nullable String excerpt,
        @Nullable String error,
        @Nullable Duration retryAfter,
        int millis) {

    boolean isSuccess() {
        return error == null;
    }

    /** The receiver wants no more of this, ever. */
    boolean isGone() {
        return status != null && status == HttpStatus.SC_GONE;
    }
}
