package io.healthscore.score;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Live scores that were stored say something else than those they replaced. Published in the transaction that stored
 * them; recalculated and past scores never are, nor is an account's first score.
 */
public record ScoresMoved(List<Move> moves) {

    public ScoresMoved {
        moves = List.copyOf(moves);
    }

    /**
     * One account's move.
     *
     * @param change7d points since seven days ago, without what a model's new version did; null without history
     * @param byModel whether its band is another only because of a model's new version
     */
    public record Move(
            String accountId,
            Standing before,
            Standing after,
            @Nullable BigDecimal change7d,
            boolean byModel) {}

    /** @param score 0 to 100, two decimals; null for too little data */
    public record Standing(@Nullable BigDecimal score, String band, boolean atRisk, boolean expansionReady) {

        static Standing of(Printed printed) {
            return new Standing(
                    printed.score(),
                    printed.band(),
                    printed.flags().contains("at_risk"),
                    printed.flags().contains("expansion_ready"));
        }
    }
}
