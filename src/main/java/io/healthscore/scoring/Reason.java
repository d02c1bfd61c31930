package io.healthscore.scoring;

import java.util.Comparator;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Why a score is not 100: a cap or a metric, the points it costs (two decimals, above 0) and a sentence.
 *
 * @param key of the cap or metric
 */
public record Reason(String key, double lost, String because) {

    /** In the order of {@link Score#reasons()}; each is put into words when it is its turn. */
    static Stream<Reason> of(Score score, Rating rating) {
        var caps = score.caps().stream()
                .map(cap -> new Loss(cap.key(), Words.hundredths(rating.rawScore() - cap.atMost()), cap::because));
        var metrics = score.metrics().stream()
                .sorted(Comparator.comparingDouble(MetricScore::lost).reversed())
                .map(metric -> new Loss(metric.key(), Words.hundredths(metric.lost()), metric::because));
        return Stream.concat(caps, metrics).filter(loss -> loss.points() > 0).map(Loss::inWords);
    }

    private record Loss(String key, double points, Supplier<String> because) {

        Reason inWords() {
            return new Reason(key, points, because.get());
        }
    }
}
