package io.healthscore.insight;

import io.healthscore.model.ModelVersion;
import io.healthscore.scoring.Cap;
import io.healthscore.scoring.ScoringModel;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/**
 * What a score was made of. Arrays, for there may be a million of them.
 *
 * @param scores 0 to 100 in the order of the version's metrics; NaN for one that is left out
 * @param limits 0 to 100 in the order of the version's caps; above for one that did not hold; empty where none did
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Graded(ModelVersion version, double[] scores, double[] limits) {

    static final double NO_LIMIT = Double.POSITIVE_INFINITY;

    private static final double[] NO_LIMITS = {};

    /** @param held the keys of the caps that hold, whose limits are asked for */
    static double[] limits(ScoringModel model, Collection<String> held, ToDoubleFunction<Cap> limit) {
        return held.isEmpty()
                ? NO_LIMITS
                : model.caps().stream()
                        .mapToDouble(cap -> held.contains(cap.key()) ? limit.applyAsDouble(cap) : NO_LIMIT)
                        .toArray();
    }
}
