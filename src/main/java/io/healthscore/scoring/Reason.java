package io.healthscore.scoring;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
        var metrics = score.metrics().stream()
                .sorted(Comparator.comparingDouble(MetricScore::lost).reversed())
                .map(Loss::of);
        return Stream.concat(caps(score, rating), metrics).filter(Loss::isAny).map(Loss::inWords);
    }

    /** The first of them. */
    static Optional<Reason> first(Score score, Rating rating) {
        return caps(score, rating)
                .filter(Loss::isAny)
                .findFirst()
                .or(() -> most(score.metrics()).map(Loss::of).filter(Loss::isAny))
                .map(Loss::inWords);
    }

    /** The one that loses most, the first of equal ones. */
    private static Optional<MetricScore> most(List<MetricScore> metrics) {
        MetricScore most = null;
        for (MetricScore metric : metrics) {
            if (most == null || metric.lost() > most.lost()) {
                most = metric;
            }
        }
        return Optional.ofNullable(most);
    }

    private static Stream<Loss> caps(Score score, Rating rating) {
        return score.caps().stream()
                .map(cap -> new Loss(cap.key(), Words.hundredths(rating.rawScore() - cap.atMost()), cap::because));
    }

    private record Loss(String key, double points, Supplier<String> because) {

        static Loss of(MetricScore metric) {
            return new Loss(metric.key(), Words.hundredths(metric.lost()), metric::because);
        }

        boolean isAny() {
            return points > 0;
        }

        Reason inWords() {
            return new Reason(key, points, because.get());
        }
    }
}
