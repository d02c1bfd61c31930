package io.healthscore.model;

import io.healthscore.scoring.Cap;
import io.healthscore.scoring.Cap.Limit;
import io.healthscore.scoring.Condition;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads {@code caps}. */
final class CapReader {

    private static final int LONGEST_LABEL = 100;

    private final ValueReader values;

    CapReader(ValueReader values) {
        this.values = values;
    }

    Optional<Cap> read(Node node) {
        var part = node.fields("a cap");
        var key = part.required("key").key();
        var label = part.required("label").text(LONGEST_LABEL);
        var when = condition(part.required("when"));
        var minimumAge = part.optional("minimumAge").map(Node::age).orElse(0);
        var atMost = limit(part.required("atMost"));
        return part.build(() -> new Cap(key, label, when.orElseThrow(), minimumAge, atMost.orElseThrow()));
    }

    private Optional<Condition> condition(Node node) {
        var part = node.fields("a condition");
        var above = number(part.optional("above"));
        var below = number(part.optional("below"));
        if (above.isEmpty() && below.isEmpty()) {
            node.fault("needs above or below");
        }
        return values.read(part).flatMap(value -> node.attempt(() -> new Condition(value, above, below)));
    }

    private static OptionalDouble number(Optional<Node> node) {
        return node.map(given -> OptionalDouble.of(given.number())).orElse(OptionalDouble.empty());
    }

    private static Optional<Limit> limit(Node node) {
        if (node.json().isObject()) {
            return CurveReader.curve(node).map(Cap.Sliding::new);
        }
        var score = node.number(0, 100);
        return Double.isNaN(score) ? Optional.empty() : Optional.of(new Cap.Fixed(score));
    }
}
