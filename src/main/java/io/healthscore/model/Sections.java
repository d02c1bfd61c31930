package io.healthscore.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The lists of a definition before they are read, and the keys by which one names what is in another. */
record Sections(
        List<Node> categories,
        List<Node> metrics,
        List<Node> caps,
        List<Node> plays,
        Keys categoryKeys,
        Keys metricKeys,
        Keys capKeys) {

    private static final int MOST = 100;

    static Sections of(Part definition, Node root) {
        var categories = definition.required("categories").items(MOST);
        var metrics = definition.required("metrics").items(MOST);
        var caps = definition.optional("caps").map(node -> node.items(MOST)).orElse(List.of());
        var plays = definition.optional("plays").map(node -> node.items(MOST)).orElse(List.of());
        var sections = new Sections(
                categories,
                metrics,
                caps,
                plays,
                new Keys("category").add(categories),
                new Keys("metric").add(metrics).add(ExpansionReader.metrics(root)),
                new Keys("cap").add(caps));
        sections.refuseNothing(root);
        sections.refuseUnused();
        return sections;
    }

    private void refuseNothing(Node root) {
        if (metrics.isEmpty() && root.in("metrics").json().isArray()) {
            root.in("metrics").fault("must have at least one metric");
        }
    }

    private void refuseUnused() {
        Set<String> used = metrics.stream()
                .map(metric -> metric.in("category").json().stringValue(""))
                .collect(Collectors.toSet());
        categories.stream()
                .filter(category -> category.in("key").json().isString())
                .filter(category -> !used.contains(category.in("key").json().stringValue()))
                .forEach(category -> category.fault("is used by no metric"));
    }
}
