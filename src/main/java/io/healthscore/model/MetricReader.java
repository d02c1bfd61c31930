package io.healthscore.model;

import io.healthscore.scoring.Absence;
import io.healthscore.scoring.Absence.WhenMissing;
import io.healthscore.scoring.Metric;
import io.healthscore.scoring.Value;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Reads the metrics of health and of expansion. */
final class MetricReader {

    private static final int LONGEST_LABEL = 100;
    private static final int LONGEST_UNIT = 20;
    private static final Map<String, WhenMissing> WHEN_MISSING = new TreeMap<>(
            Map.of("leave_out", WhenMissing.LEAVE_OUT, "neutral", WhenMissing.NEUTRAL, "worst", WhenMissing.WORST));

    private final Levels levels;
    private final ValueReader values;

    MetricReader(Levels levels, ValueReader values) {
        this.levels = levels;
        this.values = values;
    }

    Optional<Metric> read(Node node, Keys categories) {
        var part = node.fields("a metric");
        var category = categories.reference(part.required("category"));
        return read(part, category, levels.weight(part.required("weight")));
    }

    /** A metric whose weight is points, outside all categories. */
    Optional<Metric> readPoints(Node node, String category) {
        var part = node.fields("an expansion metric");
        return read(part, category, part.required("weight").number(1, 100));
    }

    private Optional<Metric> read(Part part, String category, double weight) {
        var key = part.required("key").key();
        var label = part.required("label").text(LONGEST_LABEL);
        var unit = part.optional("unit").map(node -> node.text(LONGEST_UNIT)).orElse("");
        var value = values.read(part.required("value"));
        var normalization = CurveReader.normalization(part.required("normalize"));
        var absence = absence(part);
        return part.build(() -> new Metric(
                key, label, unit, category, weight, value.orElseThrow(), normalization.orElseThrow(), absence));
    }

    private static Absence absence(Part part) {
        var whenMissing = part.optional("whenMissing")
                .flatMap(node -> node.oneOf(WHEN_MISSING))
                .orElse(WhenMissing.LEAVE_OUT);
        var maxAge = part.optional("maxAge").map(Node::days).orElse(Value.FOREVER);
        var minimumAge = part.optional("minimumAge")
                .map(node -> OptionalInt.of(node.age()))
                .orElse(OptionalInt.empty());
        return new Absence(whenMissing, maxAge, minimumAge);
    }
}
