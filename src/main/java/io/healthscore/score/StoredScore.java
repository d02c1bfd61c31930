package io.healthscore.score;

import io.healthscore.model.ModelVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The row of an account's latest score, as far as the next one builds on it.
 *
 * @param historyFrom closings are stored for every day from here to the one before the basis's; null without any
 * @param plays the keys of those that are suggested
 */
record StoredScore(
        String accountId,
        Basis basis,
        @Nullable LocalDate historyFrom,
        Instant computedAt,
        Instant changedAt,
        Printed printed,
        Set<String> plays) {

    boolean isOf(ModelVersion version) {
        return printed.model().equals(version.key()) && printed.modelVersion() == version.version();
    }

    /** Whether it is only the lock's footing: the account was never scored. */
    boolean isFirst() {
        return printed.band().isEmpty();
    }
}
