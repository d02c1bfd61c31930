package io.healthscore.model;

import io.healthscore.scoring.Flag;
import io.healthscore.scoring.Play;
import io.healthscore.scoring.Play.CapHolds;
import io.healthscore.scoring.Play.FlagRaised;
import io.healthscore.scoring.Play.MetricAtLeast;
import io.healthscore.scoring.Play.MetricBelow;
import io.healthscore.scoring.Play.When;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code plays}, whose conditions name caps, flags and metrics of the model. */
final class PlayReader {

    private static final int LONGEST_TEXT = 4000;
    private static final int MOST_CONDITIONS = 20;
    private static final Map<String, Flag> FLAGS = Arrays.stream(Flag.values())
            .collect(Collectors.toMap(Flag::word, Function.identity(), (one, other) -> one, TreeMap::new));

    private final Keys caps;
    private final Keys metrics;

    PlayReader(Keys caps, Keys metrics) {
        this.caps = caps;
        this.metrics = metrics;
    }

    Optional<Play> read(Node node) {
        var part = node.fields("a play");
        var key = part.required("play").key();
        var when = conditions(part.required("when"));
        var text = part.required("text").text(LONGEST_TEXT);
        return part.build(
                () -> new Play(key, when.stream().flatMap(Optional::stream).toList(), text));
    }

    private List<Optional<When>> conditions(Node node) {
        if (!node.json().isArray()) {
            return List.of(condition(node));
        }
        if (node.json().isEmpty()) {
            node.fault("must have a condition");
        }
        return node.items(MOST_CONDITIONS).stream().map(this::condition).toList();
    }

    private Optional<When> condition(Node node) {
        var part = node.fields("a play's condition");
        var cap = part.optional("cap");
        var flag = part.optional("flag");
        var metric = part.optional("metric");
        if (Stream.of(cap, flag, metric).filter(Optional::isPresent).count() != 1) {
            node.fault("must name one cap, one flag or one metric");
        }
        var when = cap.map(caps::reference)
                .<When>map(CapHolds::new)
                .or(() -> flag.flatMap(name -> name.oneOf(FLAGS)).map(FlagRaised::new))
                .or(() -> metric.map(metrics::reference).flatMap(key -> score(part, key)));
        return part.build(when::orElseThrow);
    }

    private static Optional<When> score(Part part, String metric) {
        var below = part.optional("below").map(node -> node.number(0, 100));
        var atLeast = part.optional("atLeast").map(node -> node.number(0, 100));
        if (below.isPresent() == atLeast.isPresent()) {
            part.fault("must say either below or atLeast for the metric's score");
        }
        return below.<When>map(score -> new MetricBelow(metric, score))
                .or(() -> atLeast.map(score -> new MetricAtLeast(metric, score)));
    }
}
