package io.healthscore.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chooses what to do about a score: first for the caps that hold, then flags, then the metrics that cost most. */
public final class Plays {

    private static final int MOST = 3;

    private Plays() {}

    /** At most three plays, the most urgent first; of those with the same key the first. */
    public static List<Suggestion> choose(ScoringModel model, Score score, Set<Flag> flags) {
        return choose(model, occasions(score, flags), MOST);
    }

    /** The first of these. */
    public static Optional<Suggestion> first(ScoringModel model, Score score, Set<Flag> flags) {
        return choose(model, occasions(score, flags), 1).stream().findFirst();
    }

    /** Likewise of those that help the account grow, by the points that their signals bring. */
    public static List<Suggestion> toGrow(ScoringModel model, Score score) {
        return choose(model, expansion(score), MOST);
    }

    private static List<Suggestion> choose(ScoringModel model, List<Occasion> occasions, int most) {
        var chosen = new LinkedHashMap<String, Suggestion>();
        for (Occasion occasion : occasions) {
            for (Play play : model.plays()) {
                if (play.suits(occasion)) {
                    chosen.putIfAbsent(play.key(), new Suggestion(play, occasion));
                }
                if (chosen.size() == most) {
                    return List.copyOf(chosen.values());
                }
            }
        }
        return List.copyOf(chosen.values());
    }

    private static List<Occasion> occasions(Score score, Set<Flag> flags) {
        var occasions = new ArrayList<Occasion>();
        score.caps().forEach(cap -> occasions.add(Occasion.of(cap)));
        flags.stream().sorted().forEach(flag -> occasions.add(Occasion.of(flag)));
        score.metrics().stream()
                .filter(metric -> metric.weight() > 0)
                .sorted(Comparator.comparingDouble(MetricScore::lost).reversed())
                .forEach(metric -> occasions.add(Occasion.of(metric)));
        if (flags.contains(Flag.EXPANSION_READY)) {
            occasions.addAll(expansion(score));
        }
        return occasions;
    }

    private static List<Occasion> expansion(Score score) {
        return score.expansion().evidence().stream().map(Occasion::of).toList();
    }

    /**
     * One thing that may suggest a play.
     *
     * @param score a metric's, 0 to 100
     * @param value what was measured; empty for a flag
     * @param evidence what it came to
     */
    public record Occasion(Kind kind, String key, double score, Optional<Value> value, Measurement evidence) {

        /** What it is. */
        public enum Kind {
            CAP,
            FLAG,
            METRIC
        }

        static Occasion of(MetricScore metric) {
            return new Occasion(
                    Kind.METRIC,
                    metric.key(),
                    metric.score().orElse(0),
                    Optional.of(metric.metric().value()),
                    metric.measurement());
        }

        static Occasion of(CapHeld cap) {
            return new Occasion(
                    Kind.CAP, cap.key(), 0, Optional.of(cap.cap().when().value()), cap.evidence());
        }

        static Occasion of(Flag flag) {
            return new Occasion(Kind.FLAG, flag.word(), 0, Optional.empty(), Measurement.MISSING);
        }

        boolean is(Kind other, String name) {
            return kind == other && key.equals(name);
        }
    }
}
