package io.healthscore.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Chooses what to do about a score: first for the caps that hold, then flags, then the metrics that cost most. */
public final class Plays {

    private static final int MOST = 3;

    private Plays() {}

    /** At most three different plays, the most urgent first. */
    public static List<Play> choose(ScoringModel model, Score score, Set<Flag> flags) {
        var chosen = new LinkedHashSet<Play>();
        for (Occasion occasion : occasions(score, flags)) {
            for (Play play : model.plays()) {
                if (play.when().stream().anyMatch(when -> when.suits(occasion))) {
                    chosen.add(play);
                }
            }
        }
        return chosen.stream().limit(MOST).toList();
    }

    private static List<Occasion> occasions(Score score, Set<Flag> flags) {
        var occasions = new ArrayList<Occasion>();
        score.caps().forEach(cap -> occasions.add(new Occasion(Occasion.Kind.CAP, cap.key(), 0)));
        flags.stream().sorted().forEach(flag -> occasions.add(new Occasion(Occasion.Kind.FLAG, flag.word(), 0)));
        score.metrics().stream()
                .filter(metric -> metric.lost() > 0)
                .sorted(Comparator.comparingDouble(MetricScore::lost).reversed())
                .forEach(metric -> occasions.add(Occasion.of(metric)));
        if (flags.contains(Flag.EXPANSION_READY)) {
            score.expansion().metrics().stream()
                    .filter(metric -> metric.contribution() > 0)
                    .sorted(Comparator.comparingDouble(MetricScore::contribution)
                            .reversed())
                    .forEach(metric -> occasions.add(Occasion.of(metric)));
        }
        return occasions;
    }

    /** One thing that may suggest a play. */
    record Occasion(Kind kind, String key, double score) {

        enum Kind {
            CAP,
            FLAG,
            METRIC
        }

        static Occasion of(MetricScore metric) {
            return new Occasion(Kind.METRIC, metric.key(), metric.score().orElse(0));
        }

        boolean is(Kind other, String name) {
            return kind == other && key.equals(name);
        }
    }
}
