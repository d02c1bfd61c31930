package io.healthscore.scoring;

import io.healthscore.scoring.Driver.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What two models make of each metric on the same day; metrics with the same key are the same metric.
 *
 * <p>What one metric gains in weight all others lose. Plain contributions would blame a fall on the good metrics, which
 * give less, and would not name a metric of score 0 at all, whose greater weight is the reason. So each metric is held
 * against the raw score before, r: its driver is w<sub>after</sub> × (score<sub>after</sub> − r) − w<sub>before</sub> ×
 * (score<sub>before</sub> − r). Since the weights sum to 1 on either side, this adds up to the move as well: more weight on
 * what is better than the account has been so far raises it, more on what is worse lowers it.
 */
record ReweighedMetrics(Map<String, MetricScore> before, Map<String, MetricScore> after, double rawScore) {

    private static final double NOTHING = 1e-9;

    /** They add up to the difference of the raw scores; both have a rating. */
    static List<Driver> between(Score before, Score after) {
        double rawScore = before.rating().orElseThrow().rawScore();
        double change = after.rating().orElseThrow().rawScore() - rawScore;
        return new ReweighedMetrics(byKey(before), byKey(after), rawScore).drivers(change);
    }

    private static Map<String, MetricScore> byKey(Score score) {
        var metrics = new LinkedHashMap<String, MetricScore>();
        score.metrics().forEach(metric -> metrics.put(metric.key(), metric));
        return metrics;
    }

    private List<Driver> drivers(double change) {
        var keys = List.copyOf(keys());
        double[] exact = keys.stream().mapToDouble(this::move).toArray();
        double[] printed = Apportionment.near(exact, exact, change);
        var drivers = new ArrayList<Driver>(printed.length);
        for (int i = 0; i < printed.length; i++) {
            drivers.add(driver(keys.get(i), printed[i]));
        }
        return drivers;
    }

    private Set<String> keys() {
        var keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        return keys;
    }

    private double move(String key) {
        double move = lift(after.get(key)) - lift(before.get(key));
        return Math.abs(move) < NOTHING ? 0 : move;
    }

    private double lift(@Nullable MetricScore metric) {
        return metric == null ? 0 : metric.contribution() - metric.weight() * rawScore;
    }

    private Driver driver(String key, double change) {
        MetricScore was = before.get(key);
        MetricScore is = after.get(key);
        return new Driver(
                Driver.Kind.METRIC,
                key,
                change,
                was == null ? null : Side.of(was),
                is == null ? null : Side.of(is),
                because(was, is));
    }

    private static String because(@Nullable MetricScore was, @Nullable MetricScore is) {
        if (is != null && is.score().isPresent()) {
            return was != null && was.score().isPresent()
                    ? is.metric().label() + " " + scores(was, is) + weighs(was, is)
                    : "counts for the first time: " + is.because();
        }
        return was == null ? "" : was.metric().label() + " counts no longer, it scored " + score(was);
    }

    private static String scores(MetricScore was, MetricScore is) {
        return "scores " + score(is) + (score(was).equals(score(is)) ? "" : " after " + score(was));
    }

    private static String weighs(MetricScore was, MetricScore is) {
        return percent(was).equals(percent(is))
                ? ""
                : " and counts for %s after %s".formatted(percent(is), percent(was));
    }

    private static String percent(MetricScore metric) {
        return Words.quantity(metric.weight() * 100, "%");
    }

    private static String score(MetricScore metric) {
        return metric.score().isPresent() ? Words.number(metric.score().getAsDouble()) : "nothing";
    }
}
