package io.healthscore.scoring;

import io.healthscore.scoring.Driver.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What two models make of each metric on the same day; metrics with the same key are the same metric. */
record ReweighedMetrics(Map<String, MetricScore> before, Map<String, MetricScore> after) {

    static List<Driver> between(Score before, Score after) {
        return new ReweighedMetrics(byKey(before), byKey(after)).drivers();
    }

    private static Map<String, MetricScore> byKey(Score score) {
        var metrics = new LinkedHashMap<String, MetricScore>();
        score.metrics().forEach(metric -> metrics.put(metric.key(), metric));
        return metrics;
    }

    private List<Driver> drivers() {
        var all = new LinkedHashMap<>(before);
        all.putAll(after);
        var drivers = new ArrayList<Driver>();
        for (String key : all.keySet()) {
            MetricScore was = before.get(key);
            MetricScore is = after.get(key);
            drivers.add(new Driver(
                    Driver.Kind.METRIC,
                    key,
                    Words.hundredths(printed(is) - printed(was)),
                    was == null ? null : Side.of(was),
                    is == null ? null : Side.of(is),
                    because(was, is)));
        }
        return drivers;
    }

    private static double printed(@Nullable MetricScore metric) {
        return metric == null ? 0 : metric.printed();
    }

    private static String because(@Nullable MetricScore was, @Nullable MetricScore is) {
        if (was == null) {
            return is == null ? "" : "counts for the first time: " + is.because();
        }
        if (is == null) {
            return was.metric().label() + " counts no longer";
        }
        var moves = new ArrayList<String>();
        if (!percent(was).equals(percent(is))) {
            moves.add("counts for %s after %s".formatted(percent(is), percent(was)));
        }
        if (!score(was).equals(score(is))) {
            moves.add("scores %s after %s".formatted(score(is), score(was)));
        }
        return is.metric().label() + " " + (moves.isEmpty() ? "counts as before" : String.join(" and ", moves));
    }

    private static String percent(MetricScore metric) {
        return Words.quantity(metric.weight() * 100, "%");
    }

    private static String score(MetricScore metric) {
        return metric.score().isPresent() ? Words.number(metric.score().getAsDouble()) : "nothing";
    }
}
