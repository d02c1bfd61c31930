package io.healthscore.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way to one webhook.
 *
 * @param state {@code pending}, {@code delivered} or {@code failed}
 * @param messageId what the receiver gets as {@code webhook-id}: the same for every attempt and redelivery
 * @param nextAttemptAt null unless pending
 * @param status what the receiver answered last, an HTTP status; null if it did not
 * @param excerpt the beginning of that answer
 * @param error why the last attempt failed, a sentence; null if it did not
 * @param millis how long the last attempt took
 */
record Delivery(
        long id,
        String webhookId,
        String messageId,
        String type,
        @Nullable String accountId,
        String state,
        int attempts,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant lastAttemptAt,
        @Nullable Integer status,
        @Nullable String excerpt,
        @Nullable String error,
        @Nullable Integer millis) {}
