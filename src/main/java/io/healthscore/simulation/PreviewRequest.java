package io.healthscore.simulation;

import io.healthscore.model.ModelVersion;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be previewed.
 *
 * @param candidate a stored version, or a definition that is stored nowhere
 * @param day the live one or a past one
 * @param segment only accounts that were in it on the day; null for all
 */
record PreviewRequest(
        ModelVersion candidate, LocalDate day, @Nullable String segment) {

    /** A definition that is not stored has no references yet, and is fitted as it would be if it were stored now. */
    boolean isToBeFitted() {
        return !candidate.isStored() && !candidate.model().ranked().isEmpty();
    }

    /** How often all accounts are passed. */
    int walks() {
        return isToBeFitted() ? 2 : 1;
    }
}
