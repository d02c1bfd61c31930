package io.healthscore.insight;

import io.healthscore.scoring.Cap;
import io.healthscore.scoring.ScoringModel;
import java.util.List;

/**
 * The caps that held when a day was closed. The limit of one that slides is not kept: where the lowest one lowered the
 * score, it is the score; else it is unknown, and left out.
 *
 * @param keys the lowest first
 * @param lowered the score that the lowest one made; above 100 where it took nothing
 */
record ClosedCaps(List<String> keys, double lowered) {

    /** As {@link Graded} has them. */
    double[] limits(ScoringModel model) {
        return Graded.limits(model, keys, this::limit);
    }

    private double limit(Cap cap) {
        if (cap.atMost() instanceof Cap.Fixed fixed) {
            return fixed.score();
        }
        return cap.key().equals(keys.get(0)) ? lowered : Graded.NO_LIMIT;
    }
}
