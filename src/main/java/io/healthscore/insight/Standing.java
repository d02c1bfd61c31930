package io.healthscore.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How all accounts stand at one moment, in numbers. Accounts that are excluded or have churned count in nothing but
 * {@code stale}, {@code restating} and {@code behind}, since they are scored as well.
 *
 * @param unscored never scored yet
 * @param behind seconds
 * @param sweep seconds
 * @param suspect 1 or 0
 */
record Standing(
        List<InBand> inBands,
        double unscored,
        double unclosed,
        double stale,
        double restating,
        double behind,
        double sweep,
        double recalculations,
        double recalculationsLeft,
        double suspect) {

    static final Standing UNKNOWN = new Standing(
            List.of(),
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN);

    Standing {
        inBands = List.copyOf(inBands);
    }

    /** Two decimals; NaN where nobody has a score. */
    double mean() {
        long scored = inBands.stream().mapToLong(InBand::scored).sum();
        return scored == 0
                ? Double.NaN
                : inBands.stream()
                        .map(InBand::points)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(scored), 2, RoundingMode.HALF_UP)
                        .doubleValue();
    }

    /** How many accounts carry each flag. */
    Map<String, Long> flagged() {
        var flagged = new TreeMap<String, Long>();
        for (var group : inBands) {
            group.flagged().forEach((flag, accounts) -> flagged.merge(flag, accounts, Long::sum));
        }
        return flagged;
    }

    /** @param points the sum of their scores */
    record InBand(
            String model,
            String band,
            long accounts,
            BigDecimal spend,
            long scored,
            BigDecimal points,
            Map<String, Long> flagged) {}
}
