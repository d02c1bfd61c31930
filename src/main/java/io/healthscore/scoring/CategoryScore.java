package io.healthscore.scoring;

import java.util.OptionalDouble;

/**
 * A category's part of the score.
 *
 * @param score 0 to 100, the weighted mean of its metrics; empty when none of them counts
 * @param weight 0 to 1, its metrics' effective weights
 * @param contribution points, two decimals: the sum of its metrics' printed contributions
 */
public record CategoryScore(String key, OptionalDouble score, double weight, double contribution) {}
