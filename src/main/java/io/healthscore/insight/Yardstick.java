package io.healthscore.insight;

import io.healthscore.model.ModelVersion;
import io.healthscore.scoring.Metric;
import io.healthscore.scoring.ScoringModel;
import io.healthscore.scoring.Selection;
import io.healthscore.scoring.Value;
import io.healthscore.signal.EventKind;
import io.healthscore.signal.EventType;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Measures accounts by an outcome without what reads a feature's own events, else the feature would praise itself: as if
 * those metrics were missing, so that all others share their weight.
 *
 * <p>A metric over all use reads the feature's events too. It is left out as well ({@link #strict}), for busy accounts use
 * more of everything; or, where nothing else is known of the accounts, only what counts the feature or its type in
 * particular is ({@link #lenient}).
 */
final class Yardstick {

    private static final double HAIR = 1e-9; // what sums of binary fractions may be off

    private final Outcome outcome;
    private final Feature feature;
    private final boolean strict;
    private final Map<ModelVersion, Parts> parts = new IdentityHashMap<>();

    private Yardstick(Outcome outcome, Feature feature, boolean strict) {
        this.outcome = outcome;
        this.feature = feature;
        this.strict = strict;
    }

    static Yardstick strict(Outcome outcome, Feature feature) {
        return new Yardstick(outcome, feature, true);
    }

    static Yardstick lenient(Outcome outcome, Feature feature) {
        return new Yardstick(outcome, feature, false);
    }

    /** 0 to 100; NaN when too little is left to tell. */
    double of(Graded graded) {
        var own = parts.computeIfAbsent(graded.version(), version -> parts(version.model()));
        double points = 0;
        double measured = 0;
        for (int i = own.kept.nextSetBit(0); i >= 0; i = own.kept.nextSetBit(i + 1)) {
            double score = graded.scores()[i];
            if (!Double.isNaN(score)) {
                points += own.shares[i] * score;
                measured += own.shares[i];
            }
        }
        if (measured == 0 || measured < own.floor - HAIR) {
            return Double.NaN;
        }
        return Math.min(points / measured, limit(graded, own));
    }

    /** The keys of the metrics that it leaves out under this version. */
    List<String> leftOut(ModelVersion version) {
        return version.model().metrics().stream()
                .filter(metric -> outcome.counts(metric) && reads(metric.value()))
                .map(Metric::key)
                .toList();
    }

    private static double limit(Graded graded, Parts own) {
        double limit = Graded.NO_LIMIT;
        for (int i = 0; i < graded.limits().length; i++) {
            if (own.caps.get(i)) {
                limit = Math.min(limit, graded.limits()[i]);
            }
        }
        return limit;
    }

    private Parts parts(ScoringModel model) {
        var shares = model.shares();
        var kept = new BitSet();
        IntStream.range(0, shares.length)
                .filter(i -> outcome.counts(model.metrics().get(i))
                        && !reads(model.metrics().get(i).value()))
                .forEach(kept::set);
        double configured = kept.stream().mapToDouble(i -> shares[i]).sum();
        var caps = new BitSet();
        IntStream.range(0, model.caps().size())
                .filter(i -> outcome == Outcome.SCORE
                        && !reads(model.caps().get(i).when().value()))
                .forEach(caps::set);
        double floor = outcome == Outcome.SCORE ? model.floors().minimumCoverage() * configured : 0;
        return new Parts(shares, kept, caps, floor);
    }

    private boolean reads(Value value) {
        return value.selections().stream().anyMatch(this::reads);
    }

    private boolean reads(Selection selection) {
        boolean named = selection.names().any() || selection.names().listed().contains(feature.name());
        return selection.types().contains(feature.type()) && named && (strict || !isAllUse(selection));
    }

    private static boolean isAllUse(Selection selection) {
        return selection.names().any() && selection.types().containsAll(EventType.of(EventKind.USAGE));
    }

    /**
     * What counts under a version.
     *
     * @param kept which metrics
     * @param caps which caps
     * @param floor how much of the shares must be measured
     */
    private record Parts(double[] shares, BitSet kept, BitSet caps, double floor) {}
}
