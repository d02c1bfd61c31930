package io.healthscore.score;

import io.healthscore.model.ModelVersion;

/**
 * The version that a recalculation chose for a past day, whatever applied then.
 *
 * @param recalculation its id
 */
record Choice(long recalculation, ModelVersion version) {

    boolean isOf(ModelVersion other) {
        return version.key().equals(other.key()) && version.version() == other.version();
    }
}
