package io.healthscore.model;

import io.healthscore.scoring.Expansion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code expansion}, a score of its own. */
final class ExpansionReader {

    static final int MOST_METRICS = 50;

    private static final Map<String, String> COMBINE = Map.of("add", "add");

    private final MetricReader metrics;

    ExpansionReader(MetricReader metrics) {
        this.metrics = metrics;
    }

    Optional<Expansion> read(Node node) {
        var part = node.fields("the expansion");
        part.optional("combine").ifPresent(combine -> combine.oneOf(COMBINE));
        var signals =
                part.optional("minimumSignals").map(ExpansionReader::signals).orElse(new Signals(0, 0));
        var read = part.required("metrics").items(MOST_METRICS).stream()
                .map(metric -> metrics.readPoints(metric, Expansion.CATEGORY))
                .toList();
        return part.build(() -> new Expansion(
                signals.count(),
                signals.atLeast(),
                read.stream().flatMap(Optional::stream).toList()));
    }

    /** The nodes of the metrics, whatever the rest of the expansion is like. */
    static List<Node> metrics(Node definition) {
        var node = definition.in("expansion").in("metrics");
        return node.json().isArray() ? node.items(MOST_METRICS) : List.of();
    }

    private static Signals signals(Node node) {
        var part = node.fields("minimumSignals");
        var count = part.required("count").whole(0, MOST_METRICS);
        var atLeast = part.required("atLeast").number(0, 100);
        part.refuseOthers();
        return new Signals(count, atLeast);
    }

    private record Signals(int count, double atLeast) {}
}
