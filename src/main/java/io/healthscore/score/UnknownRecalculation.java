package io.healthscore.score;

/** No recalculation has this id. */
class UnknownRecalculation extends RuntimeException {
    UnknownRecalculation(long id) {
        super("There is no recalculation %d; GET /api/v1/recalculations lists them.".formatted(id));
    }
}
