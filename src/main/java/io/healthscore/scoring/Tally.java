package io.healthscore.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A model's metrics as measured for a subject, before it is known whether they make a score.
 *
 * @param shares each metric's configured part of the whole
 */
@SuppressWarnings("ArrayRecordComponent") // one for all metrics, compared by nobody
record Tally(ScoringModel model, List<Measurement> measurements, List<OptionalDouble> scores, double[] shares) {

    static Tally of(ScoringModel model, Subject subject) {
        var measurements = new ArrayList<Measurement>(model.metrics().size());
        var scores = new ArrayList<OptionalDouble>(model.metrics().size());
        for (Metric metric : model.metrics()) {
            Measurement measurement = metric.measure(subject);
            measurements.add(measurement);
            scores.add(metric.score(measurement, subject.facts().segment()));
        }
        return new Tally(model, measurements, scores, model.shares());
    }

    /** The configured weight that is measured, 0 to 1. */
    double coverage() {
        double coverage = 0;
        for (int i = 0; i < shares.length; i++) {
            coverage += measurements.get(i).isMeasured() ? shares[i] : 0;
        }
        return Math.min(1, coverage);
    }

    /** Each metric's part of what counts; all 0 when nothing does. */
    double[] weights() {
        return weights(scores, shares);
    }

    static double[] weights(List<OptionalDouble> scores, double[] shares) {
        double counted = 0;
        for (int i = 0; i < shares.length; i++) {
            counted += scores.get(i).isPresent() ? shares[i] : 0;
        }
        var weights = new double[shares.length];
        for (int i = 0; i < shares.length; i++) {
            weights[i] = scores.get(i).isPresent() ? shares[i] / counted : 0;
        }
        return weights;
    }

    /** Each metric's exact points. */
    static double[] contributions(List<OptionalDouble> scores, double[] weights) {
        var contributions = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            contributions[i] = weights[i] * scores.get(i).orElse(0);
        }
        return contributions;
    }

    /** The weighted mean of the scores that count, 0 to 100, rounded. */
    static double rawScore(double[] contributions) {
        double sum = 0;
        for (double contribution : contributions) {
            sum += contribution;
        }
        return Words.hundredths(Math.max(0, Math.min(100, sum)));
    }
}
