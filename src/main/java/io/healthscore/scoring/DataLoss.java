package io.healthscore.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Whether another version raises a score only because something that held it down counts no longer. */
public final class DataLoss {

    private DataLoss() {}

    /**
     * True when the score rises, and would not if each metric that was measured before and is not any more had kept its
     * metric score. A metric that the next version does not have is put back with the weight and the category that it
     * had. So neither what counts on both sides, nor a new metric, nor a lifted cap is enough to explain the rise.
     *
     * @param model the version that {@code before} was computed under
     * @param next the version that {@code after} was computed under, of the same day and signals
     */
    public static boolean aloneRaises(ScoringModel model, Score before, ScoringModel next, Score after) {
        if (before.rating().isEmpty() || after.rating().isEmpty()) {
            return false;
        }
        double from = before.rating().get().score();
        double to = after.rating().get().score();
        Map<String, MetricScore> lost = lost(before, after);
        return to > from && !lost.isEmpty() && keeping(lost, model, next, after) <= from;
    }

    private static Map<String, MetricScore> lost(Score before, Score after) {
        var lost = new LinkedHashMap<String, MetricScore>();
        measured(before).forEach(metric -> lost.put(metric.key(), metric));
        measured(after).forEach(metric -> lost.remove(metric.key()));
        return lost;
    }

    private static Stream<MetricScore> measured(Score score) {
        return score.metrics().stream().filter(metric -> metric.measurement().isMeasured());
    }

    private static double keeping(Map<String, MetricScore> lost, ScoringModel model, ScoringModel next, Score after) {
        var metrics = new ArrayList<>(next.metrics());
        var scores = new ArrayList<OptionalDouble>();
        for (MetricScore is : after.metrics()) {
            scores.add(lost.getOrDefault(is.key(), is).score());
        }
        for (MetricScore was : lost.values()) {
            if (after.metrics().stream().noneMatch(is -> is.key().equals(was.key()))) {
                metrics.add(was.metric());
                scores.add(was.score());
            }
        }
        double[] shares = ScoringModel.shares(categories(model, next, metrics), metrics);
        double rawScore = Tally.rawScore(Tally.contributions(scores, Tally.weights(scores, shares)));
        return after.caps().isEmpty()
                ? rawScore
                : Math.min(rawScore, after.caps().get(0).atMost());
    }

    /** The next version's, and those former ones that a metric needs which was put back. */
    private static List<Category> categories(ScoringModel model, ScoringModel next, List<Metric> metrics) {
        var categories = new ArrayList<>(next.categories());
        for (Category former : model.categories()) {
            boolean there = next.categories().stream().anyMatch(one -> one.key().equals(former.key()));
            boolean needed = metrics.stream().anyMatch(one -> one.category().equals(former.key()));
            if (needed && !there) {
                categories.add(former);
            }
        }
        return categories;
    }
}
