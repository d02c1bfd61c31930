package io.healthscore.webhook;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something to be told, before it has an id.
 *
 * @param accountId whom it is about; null if about no one
 */
record Message(MessageType type, @Nullable String accountId, Record data) {

    /** As it is sent. */
    record Body(String type, Instant timestamp, Record data) {}

    /**
     * An account that changed, and how it stands.
     *
     * @param fromBand the band that was told before; null unless another band is told
     */
    record Changed(@Nullable String fromBand, @Nullable BigDecimal fromScore, AccountNow account) {}

    /** An override that ended by itself. */
    record Expired(String accountId, BigDecimal score, String reason, String author, Instant expiresAt) {}

    /** A version that is now active. */
    record Activated(String model, int version) {}

    /** Data that are in doubt. */
    record Doubted(LocalDate day, String reason) {}

    /** A test. */
    record Trial(String text) {}

    Body body(Instant at) {
        return new Body(type.word(), at, data);
    }
}
