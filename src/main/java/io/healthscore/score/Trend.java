package io.healthscore.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Where a score is going, without what new model versions did to it.
 *
 * @param direction by {@code change30d}, else {@code change7d}: {@code rising} from +3 points on, {@code falling} from -3,
 *     {@code steady} between; null without history
 * @param change7d points since the close seven days before, two decimals
 * @param change30d points since the close thirty days before
 */
record Trend(
        @Nullable String direction,
        @Nullable BigDecimal change7d,
        @Nullable BigDecimal change30d) {

    static final int WEEK = 7;
    static final int MONTH = 30;
    private static final BigDecimal STEP = BigDecimal.valueOf(3);

    /** @param past the closes seven and thirty days before, as far as there are any */
    static Trend of(DayScore now, Map<LocalDate, Past> past) {
        var change7d = change(now.past(), past.get(now.day().minusDays(WEEK)));
        var change30d = change(now.past(), past.get(now.day().minusDays(MONTH)));
        return new Trend(direction(change30d == null ? change7d : change30d), change7d, change30d);
    }

    private static @Nullable BigDecimal change(Past now, @Nullable Past then) {
        if (then == null || then.score().isEmpty() || now.score().isEmpty()) {
            return null;
        }
        double shift = now.overridden() || then.overridden() ? 0 : now.modelShift() - then.modelShift();
        return BigDecimal.valueOf(now.score().getAsDouble() - then.score().getAsDouble() - shift)
                .setScale(2, RoundingMode.HALF_UP);
    }

    private static @Nullable String direction(@Nullable BigDecimal change) {
        if (change == null) {
            return null;
        }
        if (change.compareTo(STEP) >= 0) {
            return "rising";
        }
        return change.compareTo(STEP.negate()) <= 0 ? "falling" : "steady";
    }

    /**
     * What a later day is compared with.
     *
     * @param score 0 to 100; empty where there was none
     * @param modelShift points that new model versions gave or took up to that day, summed up
     * @param overridden whether the score is a person's, in which no version has a part
     */
    record Past(OptionalDouble score, double modelShift, boolean overridden) {}
}
