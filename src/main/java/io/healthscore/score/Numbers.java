package io.healthscore.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The core's doubles as the decimals that are printed and stored. */
final class Numbers {

    private static final int SHARE_DECIMALS = 6;

    private Numbers() {}

    /** Two decimals, half up: scores, changes, contributions. Most are rounded already, and need no text to become decimals. */
    static BigDecimal points(double points) {
        long hundredths = Math.round(points * 100);
        return hundredths / 100.0 == points ? BigDecimal.valueOf(hundredths, 2) : rounded(points);
    }

    private static BigDecimal rounded(double points) {
        return BigDecimal.valueOf(points).setScale(2, RoundingMode.HALF_UP);
    }

    static @Nullable BigDecimal points(OptionalDouble points) {
        return points.isPresent() ? points(points.getAsDouble()) : null;
    }

    /** Up to six decimals: weights, coverage, metric values, spend. */
    static BigDecimal share(double share) {
        var rounded = BigDecimal.valueOf(share)
                .setScale(SHARE_DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    static @Nullable BigDecimal share(OptionalDouble share) {
        return share.isPresent() ? share(share.getAsDouble()) : null;
    }
}
