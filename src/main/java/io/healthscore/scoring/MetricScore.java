package io.healthscore.scoring;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A metric's part of the score.
 *
 * @param score 0 to 100; empty when it is left out
 * @param weight 0 to 1, effective: 0 when it is left out; for an expansion metric a hundredth of its points
 * @param contribution points, exact: {@code weight} x {@code score}
 * @param printed points, two decimals, apportioned so that all metrics' add up to the raw score
 */
public record MetricScore(
        Metric metric,
        Measurement measurement,
        OptionalDouble score,
        double weight,
        double contribution,
        double printed) {

    static MetricScore ofExpansion(Metric metric, Subject subject) {
        Measurement measurement = metric.measure(subject);
        OptionalDouble score = metric.score(measurement, subject.facts().segment());
        double weight = score.isPresent() ? metric.weight() / 100 : 0;
        double contribution = weight * score.orElse(0);
        return new MetricScore(metric, measurement, score, weight, contribution, Words.hundredths(contribution));
    }

    public String key() {
        return metric.key();
    }

    public MetricStatus status() {
        return measurement.status();
    }

    /** In the metric's unit; empty unless measured. */
    public OptionalDouble value() {
        return measurement.isMeasured() ? OptionalDouble.of(measurement.value()) : OptionalDouble.empty();
    }

    /** Points that it could give and does not. */
    public double lost() {
        return weight * 100 - contribution;
    }

    /** When the newest event that it is made of happened; empty without any. */
    public Optional<Instant> lastEventAt() {
        return measurement.lastEventAt() == Measurement.NEVER
                ? Optional.empty()
                : Optional.of(Instant.EPOCH.plus(measurement.lastEventAt(), ChronoUnit.MICROS));
    }

    /** A sentence such as "9 active days of 28, 16 make it full". */
    public String because() {
        return metric.because(measurement, score);
    }
}
