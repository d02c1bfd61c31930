package io.healthscore.insight;

import io.healthscore.model.ModelVersion;
import java.util.List;

/**
 * What a score was made of.
 *
 * @param scores 0 to 100 in the order of the version's metrics; NaN for one that is left out
 * @param caps the keys of those that held
 * @param limit the least of them; above 100 where none took anything
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Graded(ModelVersion version, double[] scores, List<String> caps, double limit) {

    static final double NO_LIMIT = Double.POSITIVE_INFINITY;
}
