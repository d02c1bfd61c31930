package io.healthscore.insight;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * A number that was estimated, and how sure it is.
 *
 * @param error its standard error, at least 0
 * @param freedom degrees of freedom of that, at least 1
 */
record Estimate(double value, double error, int freedom) {

    private static final double CONFIDENCE = 0.95;

    /** Below it a difference is of rounding only. */
    private static final double NOTHING = 1e-9;

    double low() {
        return value - margin();
    }

    double high() {
        return value + margin();
    }

    private double margin() {
        return error * student().inverseCumulativeProbability((1 + CONFIDENCE) / 2);
    }

    /** How often chance alone would make it differ from 0 by so much; two-sided. */
    double p() {
        if (error < NOTHING) {
            return Math.abs(value) < NOTHING ? 1 : 0;
        }
        return 2 * student().cumulativeProbability(-Math.abs(value) / error);
    }

    private TDistribution student() {
        return new TDistribution(freedom);
    }
}
