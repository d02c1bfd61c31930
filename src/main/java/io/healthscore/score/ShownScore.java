package io.healthscore.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** A score as a person reads it: on the model's own scale, and what it is of 100 where that is something else. */
final class ShownScore {

    private ShownScore() {}

    /** Such as {@code 49.00 of 100}, {@code 5 (49.00 of 100)}, {@code B (72.50 of 100)}. */
    static String of(BigDecimal score, @Nullable String displayScore) {
        var ofHundred = score.toPlainString() + " of 100";
        return displayScore == null || isPercentage(score, displayScore)
                ? ofHundred
                : "%s (%s)".formatted(displayScore, ofHundred);
    }

    /** The same within a sentence: {@code 49.00 (poor)}, {@code 5 (49.00 of 100, poor)}. */
    static String inBand(BigDecimal score, String displayScore, String band) {
        var number = score.toPlainString();
        return isPercentage(score, displayScore)
                ? "%s (%s)".formatted(number, band)
                : "%s (%s of 100, %s)".formatted(displayScore, number, band);
    }

    private static boolean isPercentage(BigDecimal score, String displayScore) {
        return displayScore.equals(score.setScale(0, RoundingMode.HALF_UP).toPlainString());
    }
}
