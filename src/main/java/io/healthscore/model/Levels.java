package io.healthscore.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How much the words for weights count; a weight may be such a word or a number. */
record Levels(Map<String, Double> weights) {

    private static final double HEAVIEST = 1_000_000;
    private static final Map<String, Double> USUAL = Map.of("high", 3.0, "medium", 2.0, "low", 1.0);

    static Levels read(Optional<Node> node) {
        var part = node.map(given -> given.fields("the weights"));
        var weights = new LinkedHashMap<String, Double>();
        for (var level : List.of("high", "medium", "low")) {
            weights.put(
                    level,
                    part.flatMap(given -> given.optional(level))
                            .map(Levels::positive)
                            .filter(weight -> weight > 0) // one fault is enough: those who use the level have none
                            .orElse(USUAL.get(level)));
        }
        part.ifPresent(Part::refuseOthers);
        return new Levels(weights);
    }

    double weight(Node node) {
        if (node.json().isString()) {
            return node.oneOf(weights).orElse(Double.NaN);
        }
        return positive(node);
    }

    private static double positive(Node node) {
        var weight = node.number(0, HEAVIEST);
        if (weight == 0) {
            node.fault("must be above 0; leave out what shall not count");
        }
        return weight;
    }
}
