package io.healthscore.scoring;

import java.util.Map;

/**
 * What the percentile curves of a model compare with, as of the day on which they were fitted.
 *
 * @param byMetric each metric's references, by segment; that of all accounts is under {@link Percentile#ALL}
 */
public record FittedReferences(Map<String, Map<String, Reference>> byMetric) {

    public static final FittedReferences NONE = new FittedReferences(Map.of());

    public FittedReferences {
        byMetric = Map.copyOf(byMetric);
    }

    Map<String, Reference> of(String metric) {
        return byMetric.getOrDefault(metric, Map.of());
    }
}
