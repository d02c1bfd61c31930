package io.healthscore.score;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * An override came to its end by itself: from {@code expiresAt} on the score is the model's again. Published once, in the
 * transaction that noticed; one that was replaced or taken back before is not published.
 */
public record OverrideExpired(String accountId, BigDecimal score, String reason, String author, Instant expiresAt) {

    static OverrideExpired of(AccountOverride override) {
        return new OverrideExpired(
                override.accountId(), override.score(), override.reason(), override.author(), override.expiresAt());
    }
}
