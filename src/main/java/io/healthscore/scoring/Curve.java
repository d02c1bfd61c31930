package io.healthscore.scoring;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A function from values to scores of 0 to 100, continuous unless it is {@link Steps}. */
public sealed interface Curve extends Normalization
        permits Curve.Linear, Curve.Piecewise, Curve.Steps, Curve.Target, Curve.Logistic, Curve.Decay, Rank {

    /** 0 to 100 for any finite value. */
    double apply(double value);

    /** Where it gives 100; empty when it never quite does. */
    Optional<Full> full();

    /** Whether a greater value gives a greater score anywhere. */
    boolean rises();

    /** Whether a greater value gives a lesser score anywhere. */
    boolean falls();

    @Override
    default Optional<Curve> curve(@Nullable String segment) {
        return Optional.of(this);
    }

    /** A straight line from {@code worst} (0) to {@code best} (100), flat outside; worst may be above best. */
    record Linear(double worst, double best) implements Curve {

        public Linear {
            Check.finite(worst, "worst");
            Check.finite(best, "best");
            Check.that(worst != best, "worst and best must differ");
        }

        @Override
        public double apply(double value) {
            return clamp(100 * (value - worst) / (best - worst));
        }

        @Override
        public Optional<Full> full() {
            return Optional.of(best > worst ? Full.from(best) : Full.upTo(best));
        }

        @Override
        public boolean rises() {
            return best > worst;
        }

        @Override
        public boolean falls() {
            return best < worst;
        }
    }

    /** Points joined by straight lines, flat outside. */
    record Piecewise(List<Point> points) implements Curve {

        public Piecewise {
            points = Points.ascending(points);
        }

        @Override
        public double apply(double value) {
            return Points.joined(points, value);
        }

        @Override
        public Optional<Full> full() {
            return Points.full(points);
        }

        @Override
        public boolean rises() {
            return Points.rise(points);
        }

        @Override
        public boolean falls() {
            return Points.fall(points);
        }
    }

    /** Each point's score from its value on, up to the next; below the first its score holds as well. */
    record Steps(List<Point> points) implements Curve {

        public Steps {
            points = Points.ascending(points);
        }

        @Override
        public double apply(double value) {
            return Points.last(points, value).score();
        }

        @Override
        public Optional<Full> full() {
            return Points.full(points);
        }

        @Override
        public boolean rises() {
            return Points.rise(points);
        }

        @Override
        public boolean falls() {
            return Points.fall(points);
        }
    }

    /** 100 from {@code from} to {@code to}, falling in straight lines to 0 at {@code worstBelow} and {@code worstAbove}. */
    record Target(double from, double to, double worstBelow, double worstAbove) implements Curve {

        public Target {
            Check.that(worstBelow < from, "worstBelow must be below from");
            Check.that(from <= to, "from must not be above to");
            Check.that(to < worstAbove, "worstAbove must be above to");
        }

        @Override
        public double apply(double value) {
            double rising = 100 * (value - worstBelow) / (from - worstBelow);
            double falling = 100 * (worstAbove - value) / (worstAbove - to);
            return clamp(Math.min(rising, falling));
        }

        @Override
        public Optional<Full> full() {
            return Optional.of(new Full(from, to));
        }

        @Override
        public boolean rises() {
            return true;
        }

        @Override
        public boolean falls() {
            return true;
        }
    }

    /** An S that passes 50 at {@code midpoint}; the sign of {@code steepness} says whether more is better. */
    record Logistic(double midpoint, double steepness) implements Curve {

        public Logistic {
            Check.finite(midpoint, "midpoint");
            Check.finite(steepness, "steepness");
            Check.that(steepness != 0, "steepness must not be 0");
        }

        @Override
        public double apply(double value) {
            return 100 / (1 + Math.exp(-steepness * (value - midpoint)));
        }

        @Override
        public Optional<Full> full() {
            return Optional.empty();
        }

        @Override
        public boolean rises() {
            return steepness > 0;
        }

        @Override
        public boolean falls() {
            return steepness < 0;
        }
    }

    /** 100 at 0 and below, halved with every {@code halfLife} of the value. */
    record Decay(double halfLife) implements Curve {

        public Decay {
            Check.positive(halfLife, "halfLife");
        }

        @Override
        public double apply(double value) {
            return 100 * Math.pow(2, -Math.max(0, value) / halfLife);
        }

        @Override
        public Optional<Full> full() {
            return Optional.of(Full.upTo(0));
        }

        @Override
        public boolean rises() {
            return false;
        }

        @Override
        public boolean falls() {
            return true;
        }
    }

    private static double clamp(double score) {
        return Math.max(0, Math.min(100, score));
    }
}
