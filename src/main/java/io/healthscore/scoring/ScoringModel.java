package io.healthscore.scoring;

import io.healthscore.signal.EventType;
import io.healthscore.signal.SignalReach;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A scoring model's definition, parsed and sound: levels are numbers, lists are resolved, durations are whole days.
 * Shares of the weight are relative, so the scale of the weights means nothing.
 */
public record ScoringModel(
        String key,
        AppliesTo appliesTo,
        Grading grading,
        Floors floors,
        List<Category> categories,
        List<Metric> metrics,
        List<Cap> caps,
        Flags flags,
        Expansion expansion,
        List<Play> plays) {

    public ScoringModel {
        Check.named(key, "a model's key");
        categories = List.copyOf(categories);
        metrics = List.copyOf(metrics);
        caps = List.copyOf(caps);
        plays = List.copyOf(plays);
        Check.distinct(categories.stream().map(Category::key).toList(), "category");
        Check.distinct(metrics.stream().map(Metric::key).toList(), "metric");
        Check.distinct(caps.stream().map(Cap::key).toList(), "cap");
        Check.that(!categories.isEmpty(), "a model needs a category");
        for (Category category : categories) {
            Check.that(
                    metrics.stream().anyMatch(metric -> metric.category().equals(category.key())),
                    "category " + category.key() + " has no metric");
        }
        for (Metric metric : metrics) {
            Check.that(
                    categories.stream().anyMatch(category -> category.key().equals(metric.category())),
                    "metric " + metric.key() + " names an unknown category, " + metric.category());
        }
    }

    /** Each metric's part of the whole, in the metrics' order; they sum to 1. */
    public double[] shares() {
        return shares(categories, metrics);
    }

    static double[] shares(List<Category> categories, List<Metric> metrics) {
        double whole = 0;
        for (Category category : categories) {
            whole += category.weight();
        }
        var shares = new double[metrics.size()];
        for (Category category : categories) {
            double inside = 0;
            for (Metric metric : metrics) {
                inside += metric.category().equals(category.key()) ? metric.weight() : 0;
            }
            for (int i = 0; i < shares.length; i++) {
                if (metrics.get(i).category().equals(category.key())) {
                    shares[i] = category.weight() / whole * (metrics.get(i).weight() / inside);
                }
            }
        }
        return shares;
    }

    /** The metrics whose score is a rank among other accounts, those of expansion too. */
    public List<Metric> ranked() {
        return Stream.concat(metrics.stream(), expansion.metrics().stream())
                .filter(metric -> metric.normalization() instanceof Percentile)
                .toList();
    }

    /** The same with what its ranked metrics compare with. */
    public ScoringModel comparedWith(FittedReferences references) {
        return new ScoringModel(
                key,
                appliesTo,
                grading,
                floors,
                categories,
                compared(metrics, references),
                caps,
                flags,
                new Expansion(
                        expansion.minimumSignals(),
                        expansion.signalAtLeast(),
                        compared(expansion.metrics(), references)),
                plays);
    }

    private static List<Metric> compared(List<Metric> metrics, FittedReferences references) {
        return metrics.stream().map(metric -> metric.comparedWith(references)).toList();
    }

    /** How much of each type's past is needed to score a day. */
    public Map<EventType, SignalReach> reach() {
        var reach = new Reach();
        metrics.forEach(metric -> metric.value().reach(reach));
        caps.forEach(cap -> cap.when().value().reach(reach));
        expansion.metrics().forEach(metric -> metric.value().reach(reach));
        AccountStates.reach(reach);
        return reach.byType();
    }
}
