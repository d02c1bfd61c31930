package io.healthscore.insight;

import java.util.BitSet;
import java.util.Optional;

/**
 * Users held against others within each stratum, and put together: the linear regression of the outcome on use with a term
 * for every stratum. A stratum weighs users × others / both; one without either tells nothing and is left out. With a
 * single stratum it is Student's t test, with pairs the paired one. Pure.
 *
 * @param using how many users could be compared
 * @param others how many of the others
 * @param meanUsing weighed as the strata are; {@code difference} is it less {@code meanOthers}
 */
record Contrast(int using, int others, double meanUsing, double meanOthers, Estimate difference) {

    /** Fewer on either side tell nothing. */
    static final int LEAST = 8;

    /**
     * @param outcomes one an account; NaN for unknown
     * @return empty when there are too few accounts to compare
     */
    static Optional<Contrast> of(double[] outcomes, BitSet users, Strata strata) {
        var tally = new Tally(strata.number());
        for (int i = 0; i < outcomes.length; i++) {
            if (!Double.isNaN(outcomes[i])) {
                tally.add(strata.of()[i], users.get(i), outcomes[i]);
            }
        }
        tally.sum();
        if (tally.using < LEAST || tally.others < LEAST) {
            return Optional.empty();
        }
        double within = 0;
        for (int i = 0; i < outcomes.length; i++) {
            if (!Double.isNaN(outcomes[i])) {
                within += tally.squared(strata.of()[i], outcomes[i]);
            }
        }
        return Optional.of(tally.contrast(within));
    }

    private static final class Tally {
        private final int[][] counts;
        private final double[][] sums;
        private int using;
        private int others;
        private int strata;
        private double weight;
        private double usingSum;
        private double othersSum;

        Tally(int strata) {
            counts = new int[strata][2];
            sums = new double[strata][2];
        }

        void add(int stratum, boolean uses, double outcome) {
            counts[stratum][uses ? 1 : 0]++;
            sums[stratum][uses ? 1 : 0] += outcome;
        }

        void sum() {
            for (int stratum = 0; stratum < counts.length; stratum++) {
                if (compares(stratum)) {
                    double users = counts[stratum][1];
                    double rest = counts[stratum][0];
                    double share = users * rest / (users + rest);
                    strata++;
                    using += counts[stratum][1];
                    others += counts[stratum][0];
                    weight += share;
                    usingSum += share * sums[stratum][1] / users;
                    othersSum += share * sums[stratum][0] / rest;
                }
            }
        }

        private boolean compares(int stratum) {
            return counts[stratum][0] > 0 && counts[stratum][1] > 0;
        }

        /** The squared distance from the stratum's mean. */
        double squared(int stratum, double outcome) {
            if (!compares(stratum)) {
                return 0;
            }
            double mean = (sums[stratum][0] + sums[stratum][1]) / (counts[stratum][0] + counts[stratum][1]);
            return (outcome - mean) * (outcome - mean);
        }

        Contrast contrast(double within) {
            double difference = (usingSum - othersSum) / weight;
            int freedom = using + others - strata - 1;
            double unexplained = Math.max(0, within - difference * difference * weight);
            double error = Math.sqrt(unexplained / freedom / weight);
            return new Contrast(
                    using, others, usingSum / weight, othersSum / weight, new Estimate(difference, error, freedom));
        }
    }
}
