package io.healthscore.insight;

import java.util.Arrays;

/** What a comparison came to. */
enum Verdict {
    WITH("goes with health", 0),
    AGAINST("goes against health", 0),
    NOTHING("no difference seen", 1),
    TOO_FEW("not enough accounts", 2);

    private static final double SIGNIFICANT = 0.05;

    private final String words;
    private final int rank;

    Verdict(String words, int rank) {
        this.words = words;
        this.rank = rank;
    }

    static Verdict of(double difference, double p) {
        if (p >= SIGNIFICANT) {
            return NOTHING;
        }
        return difference > 0 ? WITH : AGAINST;
    }

    static Verdict of(String words) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.words.equals(words))
                .findFirst()
                .orElseThrow();
    }

    String words() {
        return words;
    }

    /** What says something is before what does not. */
    int rank() {
        return rank;
    }
}
