package io.healthscore.score;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A job that closes past days anew, from what is known now.
 *
 * @param progress in accounts; one that is erased meanwhile does not count
 * @param changedDays how many closings said something else before
 * @param failure why it gave up, and what to do; null unless it failed
 */
record Recalculation(
        long id,
        RecalculationOrder order,
        RecalculationState state,
        Progress progress,
        long changedDays,
        Timing timing,
        @Nullable String failure) {

    /** When it was ordered, begun and over, as far as it was. */
    record Timing(
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {}

    /** Empty while nobody can tell, and for one that was given up. */
    OptionalLong secondsLeft(Instant now) {
        var started = timing.startedAt();
        return switch (state) {
            case DONE -> OptionalLong.of(0);
            case RUNNING ->
                started == null ? OptionalLong.empty() : progress.secondsLeft(Duration.between(started, now));
            case QUEUED, CANCELLED, FAILED -> OptionalLong.empty();
        };
    }
}
