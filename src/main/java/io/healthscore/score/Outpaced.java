package io.healthscore.score;

/** Another replica stored a score meanwhile that knows something this one does not, and the other way round: compute again. */
class Outpaced extends RuntimeException {
    Outpaced(String accountId) {
        super("the score of " + accountId + " was outpaced by another computation");
    }
}
