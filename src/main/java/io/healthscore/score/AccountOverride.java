package io.healthscore.score;

import io.healthscore.scoring.ScoreOverride;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's own judgement of an account, in its score's place from {@code createdAt} on.
 *
 * @param score 0 to 100, two decimals
 * @param endedAt when it was replaced or taken back, or its expiry noticed; null while it stands
 */
record AccountOverride(
        String accountId,
        BigDecimal score,
        String reason,
        String author,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant endedAt) {

    boolean wasInForceAt(Instant time) {
        return !createdAt.isAfter(time) && time.isBefore(endedAt == null ? expiresAt : endedAt);
    }

    /** Whoever sees it knows that it has begun, even if the clock that it was written by is a little ahead. */
    boolean isInForce(Instant now) {
        return endedAt == null && now.isBefore(expiresAt);
    }

    ScoreOverride judgement() {
        return new ScoreOverride(score.doubleValue(), reason, author);
    }
}
