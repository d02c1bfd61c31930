package io.healthscore.model;

import io.healthscore.scoring.Cap;
import io.healthscore.scoring.Category;
import io.healthscore.scoring.Expansion;
import io.healthscore.scoring.Metric;
import io.healthscore.scoring.Play;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The parts of a definition that name each other, as far as they could be read. */
record Measures(
        List<Category> categories,
        List<Metric> metrics,
        List<Cap> caps,
        Optional<Expansion> expansion,
        List<Play> plays) {

    static Measures read(Part definition, Node root) {
        var levels = Levels.read(definition.optional("weights"));
        var values = new ValueReader(NameLists.read(definition.optional("lists")));
        var metrics = new MetricReader(levels, values);
        var sections = Sections.of(definition, root);
        return new Measures(
                all(sections.categories(), node -> CategoryReader.read(node, levels)),
                all(sections.metrics(), node -> metrics.read(node, sections.categoryKeys())),
                all(sections.caps(), new CapReader(values)::read),
                definition
                        .optional("expansion")
                        .map(new ExpansionReader(metrics)::read)
                        .orElse(Optional.of(Expansion.NONE)),
                all(sections.plays(), new PlayReader(sections.capKeys(), sections.metricKeys())::read));
    }

    private static <T> List<T> all(List<Node> nodes, Function<Node, Optional<T>> reading) {
        return nodes.stream().map(reading).flatMap(Optional::stream).toList();
    }
}
