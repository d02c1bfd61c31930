package io.healthscore.model;

import io.healthscore.scoring.Curve;
import io.healthscore.scoring.Normalization;
import io.healthscore.scoring.Percentile;
import io.healthscore.scoring.Percentile.Within;
import io.healthscore.scoring.Point;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code normalize}, and a cap's {@code atMost} where it is a curve. */
final class CurveReader {

    private static final int MOST_POINTS = 100;

    private static final String CURVES = "linear, piecewise, steps, target, logistic, decay";
    private static final String PERCENTILE = "percentile";
    private static final Map<String, Within> WITHIN =
            new TreeMap<>(Map.of("all", Within.ALL_ACCOUNTS, "segment", Within.SEGMENT));
    private static final Map<String, Boolean> LOW_IS_BEST = new TreeMap<>(Map.of("high", false, "low", true));

    private CurveReader() {}

    /** A curve, or a rank among accounts. */
    static Optional<? extends Normalization> normalization(Node node) {
        var part = node.fields("a curve");
        var type = part.required("type");
        return type.json().stringValue("").equals(PERCENTILE)
                ? percentile(part)
                : curve(part, type, CURVES + ", " + PERCENTILE);
    }

    static Optional<Curve> curve(Node node) {
        var part = node.fields("a curve");
        return curve(part, part.required("type"), CURVES);
    }

    private static Optional<Curve> curve(Part part, Node type, String types) {
        return switch (type.json().stringValue("")) {
            case "linear" -> linear(part);
            case "piecewise" -> throughPoints(part, Curve.Piecewise::new);
            case "steps" -> throughPoints(part, Curve.Steps::new);
            case "target" -> target(part);
            case "logistic" -> logistic(part);
            case "decay" -> decay(part);
            default -> {
                type.fault("must be one of " + types);
                yield Optional.empty();
            }
        };
    }

    private static Optional<Percentile> percentile(Part part) {
        var within = part.optional("within").flatMap(word -> word.oneOf(WITHIN)).orElse(Within.ALL_ACCOUNTS);
        var lowIsBest =
                part.optional("best").flatMap(word -> word.oneOf(LOW_IS_BEST)).orElse(false);
        return part.build(() -> new Percentile(within, lowIsBest, Map.of()));
    }

    private static Optional<Curve> linear(Part part) {
        var worst = part.required("worst").number();
        var best = part.required("best").number();
        return part.build(() -> new Curve.Linear(worst, best));
    }

    private static Optional<Curve> throughPoints(Part part, ThroughPoints curve) {
        var node = part.required("points");
        var points =
                node.items(MOST_POINTS).stream().map(CurveReader::coordinates).toList();
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).x() <= points.get(i - 1).x()) {
                node.fault("x must rise; %s follows %s"
                        .formatted(
                                Node.plain(points.get(i).x()),
                                Node.plain(points.get(i - 1).x())));
            }
        }
        return part.build(() -> curve.of(points.stream().map(Coordinates::point).toList()));
    }

    private static Coordinates coordinates(Node node) {
        var pair = node.items(2);
        if (pair.size() == 2) {
            return new Coordinates(pair.get(0).number(), pair.get(1).number(0, 100));
        }
        if (node.json().isArray()) {
            node.fault("must be a pair of a value and its score");
        }
        return new Coordinates(Double.NaN, Double.NaN);
    }

    private static Optional<Curve> target(Part part) {
        var from = part.required("from").number();
        var to = part.required("to").number();
        var worstBelow = part.required("worstBelow").number();
        var worstAbove = part.required("worstAbove").number();
        return part.build(() -> new Curve.Target(from, to, worstBelow, worstAbove));
    }

    private static Optional<Curve> logistic(Part part) {
        var midpoint = part.required("midpoint").number();
        var steepness = part.required("steepness").number();
        return part.build(() -> new Curve.Logistic(midpoint, steepness));
    }

    private static Optional<Curve> decay(Part part) {
        var halfLife = part.required("halfLife").number();
        return part.build(() -> new Curve.Decay(halfLife));
    }

    private interface ThroughPoints {
        Curve of(List<Point> points);
    }

    /** A point before anybody knows whether it is one. */
    private record Coordinates(double x, double y) {

        Point point() {
            return new Point(x, y);
        }
    }
}
