package io.healthscore.simulation;

import io.healthscore.scoring.Driver;
import io.healthscore.scoring.Explanation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One part of why a version moves a score: by how much more than now a metric lifts it above what it was, or pulls it
 * below; or what caps take.
 *
 * @param driver {@code metric} or {@code cap}
 * @param key of the metric or cap
 * @param change points, two decimals; all drivers' add up to the score's change
 * @param before null where there is no such metric now, or no such cap holds
 * @param after null where the version has no such metric, or no such cap of its holds
 * @param because a sentence
 */
record DriverLine(
        String driver,
        String key,
        BigDecimal change,
        @Nullable Side before,
        @Nullable Side after,
        String because) {

    /** Largest first; none unless there is a score on both sides. */
    static List<DriverLine> of(Comparison comparison) {
        return Explanation.ofModels(
                        comparison.before().outcome(), comparison.after().outcome())
                .map(Explanation::drivers)
                .orElse(List.of())
                .stream()
                .map(DriverLine::of)
                .toList();
    }

    private static DriverLine of(Driver driver) {
        return new DriverLine(
                driver.kind().word(),
                driver.key(),
                BigDecimal.valueOf(driver.change()).setScale(2, RoundingMode.HALF_UP),
                Side.of(driver.before()),
                Side.of(driver.after()),
                driver.because());
    }

    /**
     * The metric or cap under one version.
     *
     * @param value in its own unit; null where nothing was measured
     * @param score the metric's, or the cap's limit, 0 to 100; null where the metric is left out
     */
    record Side(@Nullable BigDecimal value, @Nullable BigDecimal score) {

        private static final int VALUE_DECIMALS = 6;

        static @Nullable Side of(Driver.@Nullable Side side) {
            return side == null ? null : new Side(rounded(side.value(), VALUE_DECIMALS), rounded(side.score(), 2));
        }

        private static @Nullable BigDecimal rounded(OptionalDouble number, int decimals) {
            if (number.isEmpty()) {
                return null;
            }
            var rounded = BigDecimal.valueOf(number.getAsDouble())
                    .setScale(decimals, RoundingMode.HALF_UP)
                    .stripTrailingZeros();
            return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
        }
    }
}
