package io.healthscore.scoring;

/**
 * A person's own judgement in the score's place.
 *
 * @param score 0 to 100, two decimals
 * @param reason why, as its author put it
 */
public record ScoreOverride(double score, String reason, String author) {

    public ScoreOverride {
        Check.within(0, 100, score, "score of an override");
    }
}
