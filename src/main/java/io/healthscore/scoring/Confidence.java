package io.healthscore.scoring;

import java.util.Locale;

/** How far a score is to be trusted, told by its coverage. */
public enum Confidence {
    HIGH,
    MEDIUM,
    LOW;

    /** As written in the API and the database, such as {@code high}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * From which coverage on (0 to 1) a score is called so; below {@code medium} it is low.
     *
     * @param high at least {@code medium}
     */
    public record Levels(double high, double medium) {

        private static final double HAIR = 1e-9; // what sums of binary fractions may be off

        public Levels {
            Check.within(0, 1, high, "confidence.high");
            Check.within(0, 1, medium, "confidence.medium");
            Check.that(high >= medium, "confidence.high must not be below confidence.medium");
        }

        public Confidence of(double coverage) {
            if (coverage >= high - HAIR) {
                return HIGH;
            }
            return coverage >= medium - HAIR ? MEDIUM : LOW;
        }
    }
}
