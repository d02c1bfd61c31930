package io.healthscore.scoring;

import java.util.Comparator;
import java.util.List;

/**
 * Readiness to grow, beside health.
 *
 * @param score 0 to 100, two decimals
 * @param enoughSignals whether as many metrics agree as the model asks for
 * @param metrics in the model's order, each with the points it brings
 */
public record ExpansionScore(double score, boolean enoughSignals, List<MetricScore> metrics) {

    static ExpansionScore of(Expansion expansion, List<MetricScore> metrics) {
        double sum = 0;
        int signals = 0;
        for (MetricScore metric : metrics) {
            sum += metric.contribution();
            signals += metric.score().orElse(-1) >= expansion.signalAtLeast() ? 1 : 0;
        }
        return new ExpansionScore(Words.hundredths(Math.min(100, sum)), signals >= expansion.minimumSignals(), metrics);
    }

    /** The metrics that bring points, those that bring most first. */
    public List<MetricScore> evidence() {
        return metrics.stream()
                .filter(metric -> metric.contribution() > 0)
                .sorted(Comparator.comparingDouble(MetricScore::contribution).reversed())
                .toList();
    }
}
