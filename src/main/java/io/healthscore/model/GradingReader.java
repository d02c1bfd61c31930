package io.healthscore.model;

import io.healthscore.scoring.Bands;
import io.healthscore.scoring.Grading;
import io.healthscore.scoring.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code bands}, which are written on the scale: numbers, or names of grades. */
final class GradingReader {

    private static final List<String> BANDS = List.of("healthy", "watch", "poor", "critical");

    private GradingReader() {}

    static Optional<Grading> read(Node node, Optional<Scale> scale) {
        var part = node.fields("the bands");
        var floors = new ArrayList<Double>();
        BANDS.forEach(band -> floors.add(floor(part.required(band), scale)));
        for (int i = 1; i < floors.size(); i++) {
            if (floors.get(i) >= floors.get(i - 1)) {
                node.in(BANDS.get(i)).fault("must be under " + BANDS.get(i - 1));
            }
        }
        var bands = part.build(() -> new Bands(floors.get(0), floors.get(1), floors.get(2), floors.get(3)));
        return scale.isEmpty() ? Optional.empty() : bands.flatMap(known -> grading(node, scale.get(), known));
    }

    private static Optional<Grading> grading(Node node, Scale scale, Bands bands) {
        return node.attempt(() -> new Grading(scale, bands));
    }

    private static double floor(Node node, Optional<Scale> scale) {
        if (scale.isPresent() && scale.get() instanceof Scale.Grades grades) {
            var name = node.json().stringValue("");
            return node.attempt(() -> grades.floorOf(name)).orElse(Double.NaN);
        }
        return node.json().isString() && scale.isEmpty() ? Double.NaN : node.number();
    }
}
