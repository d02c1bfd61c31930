package io.healthscore.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What every event says, whatever its type. Account, time and id together are its identity.
 *
 * @param id the client's own, or one made up for it; after its source, if that has ids of its own
 * @param occurredAt when it happened, cut to microseconds
 * @param receivedAt when this service took it, cut to microseconds
 * @param properties free-form JSON of at most 16 KiB, an object as text
 */
public record Envelope(
        String accountId,
        String id,
        Instant occurredAt,
        @Nullable String userId,
        Instant receivedAt,
        @Nullable String properties) {}
