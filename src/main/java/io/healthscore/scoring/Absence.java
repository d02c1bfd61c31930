package io.healthscore.scoring;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * When a metric is not measured, and what that means for the score.
 *
 * @param maxAge days after which its last event lets it go stale; {@link Value#FOREVER} for never
 * @param minimumAge the metric's own instead of the model's, in days
 */
public record Absence(WhenMissing whenMissing, int maxAge, OptionalInt minimumAge) {

    public static final Absence LEAVE_OUT = new Absence(WhenMissing.LEAVE_OUT, Value.FOREVER, OptionalInt.empty());

    public Absence {
        Check.days(maxAge, "maxAge");
        Check.that(minimumAge.orElse(0) >= 0, "minimumAge must not be negative");
    }

    /** What a metric that is missing or stale does. */
    public enum WhenMissing {
        /** Its weight goes to all others in proportion. */
        LEAVE_OUT(OptionalDouble.empty()),
        /** It scores 50. */
        NEUTRAL(OptionalDouble.of(50)),
        /** It scores 0. */
        WORST(OptionalDouble.of(0));

        private final OptionalDouble score;

        WhenMissing(OptionalDouble score) {
            this.score = score;
        }

        OptionalDouble score() {
            return score;
        }
    }
}
