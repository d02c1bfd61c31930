package io.healthscore.simulation;

import io.healthscore.model.ModelVersion;
import io.healthscore.scoring.Band;
import io.healthscore.scoring.DataLoss;
import io.healthscore.scoring.Rating;
import io.healthscore.scoring.Score;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One account's score before and after, from the same signals on the same day. Overrides play no part: both are what the
 * models say, after their caps.
 *
 * @param spend a month; null if nobody ever said
 */
record Comparison(String accountId, @Nullable BigDecimal spend, Side before, Side after) {

    /** Points gained, negative when lost; null unless there is a score on both sides. */
    @Nullable
    BigDecimal change() {
        var from = before.score();
        var to = after.score();
        return from == null || to == null ? null : to.subtract(from);
    }

    boolean isMoved() {
        var change = change();
        return change != null && change.signum() != 0;
    }

    boolean changesBand() {
        return before.band() != after.band();
    }

    boolean losesItsScore() {
        return before.score() != null && after.score() == null;
    }

    /** Nothing that it does looks better: a metric that held it down counts no longer. */
    boolean isImprovedOnlyByMissingData() {
        return DataLoss.aloneRaises(before.version.model(), before.outcome, after.version.model(), after.outcome);
    }

    /** What one version says. */
    record Side(ModelVersion version, Score outcome) {

        /** 0 to 100, two decimals; null where there is none. */
        @Nullable
        BigDecimal score() {
            return outcome.rating().map(Rating::score).map(Side::points).orElse(null);
        }

        /** The same on the version's own scale. */
        @Nullable
        String displayScore() {
            return outcome.rating().map(Rating::displayScore).orElse(null);
        }

        Band band() {
            return outcome.band();
        }

        private static BigDecimal points(double points) {
            return BigDecimal.valueOf(points).setScale(2, RoundingMode.HALF_UP);
        }
    }
}
