package io.healthscore.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Why a score is not 100: a cap or a metric, the points it costs (two decimals, above 0) and a sentence.
 *
 * @param key of the cap or metric
 */
public record Reason(String key, double lost, String because) {

    static List<Reason> of(Score score, Rating rating) {
        var reasons = new ArrayList<Reason>();
        for (CapHeld cap : score.caps()) {
            reasons.add(new Reason(cap.key(), Words.hundredths(rating.rawScore() - cap.atMost()), cap.because()));
        }
        score.metrics().stream()
                .sorted(Comparator.comparingDouble(MetricScore::lost).reversed())
                .forEach(metric ->
                        reasons.add(new Reason(metric.key(), Words.hundredths(metric.lost()), metric.because())));
        reasons.removeIf(reason -> reason.lost() <= 0);
        return List.copyOf(reasons);
    }
}
