package io.healthscore.model;

import io.healthscore.scoring.Change;
import io.healthscore.scoring.Changeable;
import io.healthscore.scoring.Ratio;
import io.healthscore.scoring.Times;
import io.healthscore.scoring.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads values: what is made of which signals. */
final class ValueReader {

    private static final double GREATEST = 1e12;

    private final Map<String, AggregateReader> aggregates = new LinkedHashMap<>();
    private final Map<String, AggregateReader> changeable = new LinkedHashMap<>();

    ValueReader(NameLists lists) {
        var selections = new SelectionReader(lists);
        var states = new StateReaders(selections).byWord();
        aggregates.putAll(new FlowReaders(selections, true).byWord());
        aggregates.putAll(states);
        aggregates.put("ratio", this::ratio);
        aggregates.put("change", this::change);
        changeable.putAll(new FlowReaders(selections, false).byWord());
        changeable.put("latest", states.getOrDefault("latest", this::change));
    }

    Optional<Value> read(Node node) {
        return read(node.fields("a value"));
    }

    /** Reads a part that is a value and may be more; what else it is must have been asked for. */
    Optional<Value> read(Part part) {
        var times = part.optional("times").map(Node::number);
        return bare(part, aggregates)
                .map(value ->
                        times.<Value>map(factor -> new Times(value, factor)).orElse(value));
    }

    private static Optional<Value> bare(Part part, Map<String, AggregateReader> readers) {
        return part.required("aggregate")
                .oneOf(readers)
                .map(reader -> reader.read(part))
                .flatMap(part::build);
    }

    private Supplier<Value> ratio(Part part) {
        var numerator = read(part.required("numerator"));
        var denominator = read(part.required("denominator"));
        var atLeast = part.optional("denominatorAtLeast")
                .map(node -> node.number(0, GREATEST))
                .orElse(0.0);
        return () -> new Ratio(numerator.orElseThrow(), denominator.orElseThrow(), atLeast);
    }

    private Supplier<Value> change(Part part) {
        var value = bare(part.required("value").fields("a change's value"), changeable);
        var window = part.required("window").days();
        var before = part.optional("before").map(Node::days).orElse(window);
        var minimumBase = part.optional("minimumBase")
                .map(node -> node.number(0, GREATEST))
                .orElse(0.0);
        return () -> new Change((Changeable) value.orElseThrow(), window, before, minimumBase);
    }
}
