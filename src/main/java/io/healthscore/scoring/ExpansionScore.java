package io.healthscore.scoring;

import java.util.List;

/**
 * Readiness to grow, beside health.
 *
 * @param score 0 to 100, two decimals
 * @param enoughSignals whether as many metrics agree as the model asks for
 * @param metrics in the model's order, each with the points it brings
 */
public record ExpansionScore(double score, boolean enoughSignals, List<MetricScore> metrics) {}
