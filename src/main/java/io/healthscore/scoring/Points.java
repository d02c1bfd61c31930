package io.healthscore.scoring;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What curves through points share. */
final class Points {

    private Points() {}

    static List<Point> ascending(List<Point> points) {
        Check.that(!points.isEmpty(), "points must not be empty");
        for (int i = 1; i < points.size(); i++) {
            Check.that(
                    points.get(i - 1).value() < points.get(i).value(),
                    "points must be in ascending order, but "
                            + Words.number(points.get(i).value()) + " follows "
                            + Words.number(points.get(i - 1).value()));
        }
        return List.copyOf(points);
    }

    /** The last point at or before the value; the first when there is none. */
    static Point last(List<Point> points, double value) {
        Point last = points.get(0);
        for (Point point : points) {
            if (point.value() > value) {
                return last;
            }
            last = point;
        }
        return last;
    }

    static double joined(List<Point> points, double value) {
        Point left = points.get(0);
        if (value <= left.value()) {
            return left.score();
        }
        for (int i = 1; i < points.size(); i++) {
            Point right = points.get(i);
            if (value <= right.value()) {
                return left.score()
                        + (right.score() - left.score()) * (value - left.value()) / (right.value() - left.value());
            }
            left = right;
        }
        return left.score();
    }

    static boolean rise(List<Point> points) {
        return IntStream.range(1, points.size())
                .anyMatch(i -> points.get(i).score() > points.get(i - 1).score());
    }

    static boolean fall(List<Point> points) {
        return IntStream.range(1, points.size())
                .anyMatch(i -> points.get(i).score() < points.get(i - 1).score());
    }

    /** From the first to the last point that gives 100, and on beyond an end that does. */
    static Optional<Full> full(List<Point> points) {
        double from = Double.NaN;
        double to = Double.NaN;
        for (Point point : points) {
            if (point.score() == 100) {
                from = Double.isNaN(from) ? point.value() : from;
                to = point.value();
            }
        }
        if (Double.isNaN(from)) {
            return Optional.empty();
        }
        return Optional.of(new Full(
                points.get(0).score() == 100 ? Double.NEGATIVE_INFINITY : from,
                points.get(points.size() - 1).score() == 100 ? Double.POSITIVE_INFINITY : to));
    }
}
