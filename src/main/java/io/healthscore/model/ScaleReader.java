package io.healthscore.model;

import io.healthscore.scoring.Scale;
import java.util.ArrayList;
import java.util.Optional;

/** Reads {@code scale}: on what scores are shown. */
final class ScaleReader {

    private static final int FARTHEST = 1_000_000;
    private static final int LONGEST_GRADE = 20;

    private ScaleReader() {}

    static Optional<Scale> read(Node node) {
        var part = node.fields("a scale");
        var type = part.required("type");
        return switch (type.json().stringValue("")) {
            case "percentage" -> part.build(Scale.Percentage::new);
            case "range" -> range(part);
            case "grades" -> grades(part);
            default -> {
                type.fault("must be one of percentage, range, grades");
                yield Optional.empty();
            }
        };
    }

    private static Optional<Scale> range(Part part) {
        var min = part.required("min").whole(-FARTHEST, FARTHEST);
        var max = part.required("max").whole(-FARTHEST, FARTHEST);
        return part.build(() -> new Scale.Range(min, max));
    }

    private static Optional<Scale> grades(Part part) {
        var grades = new ArrayList<Scale.Grade>();
        part.required("grades").entries().forEach((name, node) -> {
            var floor = node.number(0, 100);
            if (name.isBlank() || name.length() > LONGEST_GRADE) {
                node.fault("must have a name of 1 to %d characters".formatted(LONGEST_GRADE));
            }
            node.attempt(() -> new Scale.Grade(name, floor)).ifPresent(grades::add);
        });
        return part.build(() -> new Scale.Grades(grades));
    }
}
