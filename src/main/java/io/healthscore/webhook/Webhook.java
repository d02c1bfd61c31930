package io.healthscore.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish to be told.
 *
 * @param events words of {@link MessageType}
 * @param enabled whether anything is delivered
 * @param disabledReason why the service stopped delivering; null unless it did
 * @param failingSince the first attempt that failed since one last succeeded; null if the last one did
 */
record Webhook(
        String id,
        URI url,
        List<String> events,
        @Nullable String description,
        boolean enabled,
        @Nullable String disabledReason,
        @Nullable Instant disabledAt,
        @Nullable Instant failingSince,
        Instant createdAt,
        Instant updatedAt) {}
