package io.healthscore.model;

import io.healthscore.scoring.Confidence;
import io.healthscore.scoring.Floors;
import java.util.Optional;

/** Reads what must be known before there is a score, from the definition's own fields. */
final class FloorsReader {

    private static final Confidence.Levels USUAL_LEVELS = new Confidence.Levels(0.8, 0.5);
    private static final int USUAL_AGE = 14;

    private FloorsReader() {}

    static Optional<Floors> read(Part definition) {
        var minimumCoverage = definition
                .optional("minimumCoverage")
                .map(node -> node.number(0, 1))
                .orElse(0.0);
        var minimumAge = definition.optional("minimumAge").map(Node::age).orElse(USUAL_AGE);
        var confidence =
                definition.optional("confidence").map(FloorsReader::levels).orElse(Optional.of(USUAL_LEVELS));
        return confidence
                .filter(levels -> !Double.isNaN(minimumCoverage))
                .map(levels -> new Floors(minimumCoverage, levels, minimumAge));
    }

    private static Optional<Confidence.Levels> levels(Node node) {
        var part = node.fields("the confidence");
        var high = part.required("high").number(0, 1);
        var medium = part.required("medium").number(0, 1);
        if (medium > high) {
            node.in("medium").fault("must not be above high");
        }
        return part.build(() -> new Confidence.Levels(high, medium));
    }
}
