package io.healthscore.model;

import io.healthscore.scoring.FittedReferences;
import io.healthscore.scoring.ScoringModel;

/**
 * One version of a scoring model, ready to score with. The same key and version always mean the same model.
 *
 * @param version from 1; {@link #NOT_STORED} for a definition that is only tried out
 */
public record ModelVersion(String key, int version, ScoringModel model) {

    public static final int NOT_STORED = 0;

    /** The same with what its percentile curves compare with. */
    public ModelVersion comparedWith(FittedReferences references) {
        return new ModelVersion(key, version, model.comparedWith(references));
    }

    public boolean isStored() {
        return version != NOT_STORED;
    }

    /** Two definitions that are not stored are never the same. */
    public boolean isSameAs(ModelVersion other) {
        return isStored() && version == other.version && key.equals(other.key);
    }
}
