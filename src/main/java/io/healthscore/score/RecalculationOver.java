package io.healthscore.score;

/** The recalculation was over when something was to be done to it. */
class RecalculationOver extends RuntimeException {
    RecalculationOver(long id, RecalculationState state) {
        super("Recalculation %d is %s: there is nothing left to cancel, and what it wrote stays."
                .formatted(id, state.word()));
    }
}
