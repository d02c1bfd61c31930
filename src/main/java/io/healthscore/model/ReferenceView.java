package io.healthscore.model;

import io.healthscore.scoring.Metric;
import io.healthscore.scoring.Percentile;
import io.healthscore.scoring.Reference;
import io.healthscore.scoring.ScoringModel;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one metric's percentile curve compares with.
 *
 * @param day on which it was measured, the last closed one when the version was created
 * @param ageDays how long ago that is
 * @param accounts how many had a value; fewer than 30 are too few, and the metric is missing
 * @param quantiles one for each percent from 0 to 100, up to six decimals; empty where there are too few accounts
 * @param segments those that have 30 accounts or more, where accounts are compared within their segment
 */
record ReferenceView(LocalDate day, long ageDays, int accounts, List<Double> quantiles, Map<String, Segment> segments) {

    /** One segment's part of it. */
    record Segment(int accounts, List<Double> quantiles) {

        static Segment of(Reference reference) {
            return new Segment(reference.accounts(), rounded(reference));
        }
    }

    /** By metric, in the model's order; null for a model that compares no accounts. */
    static @Nullable Map<String, ReferenceView> of(ScoringModel model, LocalDate today) {
        var views = new LinkedHashMap<String, ReferenceView>();
        for (var metric : model.ranked()) {
            var view = of(metric, today);
            if (view != null) {
                views.put(metric.key(), view);
            }
        }
        return views.isEmpty() ? null : views;
    }

    private static @Nullable ReferenceView of(Metric metric, LocalDate today) {
        if (!(metric.normalization() instanceof Percentile percentile)) {
            return null;
        }
        var all = percentile.references().get(Percentile.ALL);
        if (all == null) {
            return null;
        }
        var segments = new TreeMap<String, Segment>();
        percentile.references().forEach((segment, reference) -> {
            if (!segment.equals(Percentile.ALL)) {
                segments.put(segment, Segment.of(reference));
            }
        });
        return new ReferenceView(
                all.day(), ChronoUnit.DAYS.between(all.day(), today), all.accounts(), rounded(all), segments);
    }

    private static List<Double> rounded(Reference reference) {
        return reference.quantiles().stream().map(Shares::rounded).toList();
    }
}
