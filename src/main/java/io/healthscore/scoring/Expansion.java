package io.healthscore.scoring;

import java.util.List;

/**
 * A score of its own for readiness to grow: signals are alternatives and add up (weight x metric score / 100, at most
 * 100); a missing one adds nothing.
 *
 * @param minimumSignals how many metrics must score at least {@code signalAtLeast} for the score to count
 * @param metrics may be empty: then there is nothing to grow by and the score is 0
 */
public record Expansion(int minimumSignals, double signalAtLeast, List<Metric> metrics) {

    /** The category of its metrics. */
    public static final String CATEGORY = "expansion";

    public static final Expansion NONE = new Expansion(0, 0, List.of());

    public Expansion {
        Check.that(minimumSignals >= 0, "expansion.minimumSignals.count must not be negative");
        Check.within(0, 100, signalAtLeast, "expansion.minimumSignals.atLeast");
        metrics = List.copyOf(metrics);
        Check.distinct(metrics.stream().map(Metric::key).toList(), "expansion metric");
    }
}
