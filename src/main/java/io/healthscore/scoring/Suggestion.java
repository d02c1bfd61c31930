package io.healthscore.scoring;

/** A play that is worth doing, and what speaks for it. */
public record Suggestion(Play play, Plays.Occasion occasion) {

    public String key() {
        return play.key();
    }

    /** Whether it follows from what the account has much of, and not from what it is short of. */
    boolean isPlenty() {
        return play.when().stream().anyMatch(when -> when.isPlenty() && when.suits(occasion));
    }
}
