package io.healthscore.scoring;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A category's part of the score.
 *
 * @param score 0 to 100, the weighted mean of its metrics; empty when none of them counts
 * @param weight 0 to 1, its metrics' effective weights
 * @param contribution points, two decimals: the sum of its metrics' printed contributions
 */
public record CategoryScore(String key, OptionalDouble score, double weight, double contribution) {

    static CategoryScore of(Category category, List<MetricScore> metrics) {
        double weight = 0;
        double exact = 0;
        double printed = 0;
        for (MetricScore metric : metrics) {
            if (metric.metric().category().equals(category.key())) {
                weight += metric.weight();
                exact += metric.contribution();
                printed += metric.printed();
            }
        }
        OptionalDouble score = weight == 0 ? OptionalDouble.empty() : OptionalDouble.of(exact / weight);
        return new CategoryScore(category.key(), score, weight, Words.hundredths(printed));
    }
}
