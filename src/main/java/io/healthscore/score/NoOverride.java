package io.healthscore.score;

/** There is no override of this account to take back. */
class NoOverride extends RuntimeException {

    NoOverride(String accountId) {
        super("The score of '%s' is not overridden.".formatted(accountId));
    }
}
