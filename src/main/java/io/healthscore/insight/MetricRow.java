package io.healthscore.insight;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a metric measures and how it pulls, over the accounts that a model version scores now.
 *
 * @param weight the part of the whole that the version gives it, 0 to 1
 * @param accounts that the version scores, or finds to have too little data
 * @param measured the part of them on which it has data; {@code missing} and {@code stale}, on which it has none or too old ones
 * @param value in the metric's unit, where measured
 * @param score 0 to 100, where it counts
 * @param meanContribution points, over the accounts with a score
 * @param spreadExplained its part in why scores differ: covariance of its contribution with the raw score, over the
 *     variance of the raw score. A version's metrics add up to 1; below 0 it evens scores out. Null where all are equal
 */
record MetricRow(
        String model,
        int version,
        String key,
        String label,
        String category,
        @Nullable String unit,
        BigDecimal weight,
        long accounts,
        @Nullable BigDecimal measured,
        @Nullable BigDecimal missing,
        @Nullable BigDecimal stale,
        Quantiles value,
        Quantiles score,
        @Nullable BigDecimal meanContribution,
        @Nullable BigDecimal spreadExplained) {

    /** Below which a tenth, a quarter, half, three quarters and nine tenths of them lie; null without any. */
    record Quantiles(
            @Nullable BigDecimal p10,
            @Nullable BigDecimal p25,
            @Nullable BigDecimal p50,
            @Nullable BigDecimal p75,
            @Nullable BigDecimal p90) {}
}
