package io.healthscore.scoring;

/**
 * A score that is given.
 *
 * @param score 0 to 100, two decimals: {@code rawScore} under its caps
 * @param rawScore 0 to 100, two decimals: the sum of the printed contributions
 * @param displayScore on the model's own scale
 */
public record Rating(double score, double rawScore, Band band, String displayScore, Confidence confidence) {}
