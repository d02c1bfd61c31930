package io.healthscore.insight;

import io.healthscore.insight.Experiences.Feedback;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds the users of each feature against the others. Pure. */
final class FeatureComparison {

    private static final int POINTS = 2;
    private static final int SHARES = 4;
    private static final int CHANCES = 6;

    private final Outcome outcome;
    private final Scored scored;
    private final Ended ended;

    FeatureComparison(Outcome outcome, Scored scored, Ended ended) {
        this.outcome = outcome;
        this.scored = scored;
        this.ended = ended;
    }

    /** Those that say something first, the strongest before the others; what none of the accounts uses is in no row. */
    List<FeatureRow> of(List<Feature> known) {
        var features = known.stream().filter(this::isUsed).toList();
        var contrasts = new ArrayList<Optional<Contrast>>();
        features.forEach(feature -> contrasts.add(contrast(feature)));
        var adjusted = FalseDiscoveries.adjust(contrasts.stream()
                .flatMap(Optional::stream)
                .mapToDouble(contrast -> contrast.difference().p())
                .toArray());
        var rows = new ArrayList<FeatureRow>();
        int tested = 0;
        for (int i = 0; i < features.size(); i++) {
            var contrast = contrasts.get(i).orElse(null);
            rows.add(row(features.get(i), contrast, contrast == null ? Double.NaN : adjusted[tested++]));
        }
        rows.sort(FeatureRow.STRONGEST_FIRST);
        return rows;
    }

    private boolean isUsed(Feature feature) {
        return !scored.users(feature).isEmpty() || !ended.users(feature).isEmpty();
    }

    private Optional<Contrast> contrast(Feature feature) {
        if (outcome == Outcome.RETENTION) {
            return Contrast.of(ended.outcomes(), ended.users(feature), ended.strata());
        }
        return scored.contrast(outcome, feature);
    }

    private FeatureRow row(Feature feature, @Nullable Contrast contrast, double adjusted) {
        boolean ofEnds = outcome == Outcome.RETENTION;
        int accounts = ofEnds ? ended.renewals().size() : scored.accounts().size();
        int using = (ofEnds ? ended.users(feature) : scored.users(feature)).cardinality();
        int decimals = ofEnds ? SHARES : POINTS;
        var meanUsing = contrast == null ? null : FeatureRow.rounded(contrast.meanUsing(), decimals);
        var meanOthers = contrast == null ? null : FeatureRow.rounded(contrast.meanOthers(), decimals);
        return new FeatureRow(
                feature.type().word(),
                feature.name(),
                using,
                accounts - using,
                meanUsing,
                meanOthers,
                meanUsing == null || meanOthers == null ? null : meanUsing.subtract(meanOthers),
                interval(contrast, decimals),
                FeatureRow.rounded(adjusted, CHANCES),
                FeatureRow.rounded(ended.retention(feature, true), SHARES),
                FeatureRow.rounded(ended.retention(feature, false), SHARES),
                FeatureRow.rounded(scored.csat(feature), POINTS),
                FeatureRow.rounded(scored.ticketsPer100(feature), POINTS),
                (contrast == null
                                ? Verdict.TOO_FEW
                                : Verdict.of(contrast.difference().value(), adjusted))
                        .words());
    }

    private static @Nullable List<BigDecimal> interval(@Nullable Contrast contrast, int decimals) {
        if (contrast == null) {
            return null;
        }
        var difference = contrast.difference();
        return List.of(
                BigDecimal.valueOf(difference.low()).setScale(decimals, RoundingMode.HALF_UP),
                BigDecimal.valueOf(difference.high()).setScale(decimals, RoundingMode.HALF_UP));
    }

    /** The accounts with a score, and who of them uses what now. */
    record Scored(
            List<ComparedAccount> accounts, Strata strata, Map<Feature, BitSet> uses, Map<String, Feedback> feedback) {

        static Scored of(List<ComparedAccount> accounts, Map<Feature, BitSet> uses, Map<String, Feedback> feedback) {
            var sizes = accounts.stream().map(ComparedAccount::size).toList();
            return new Scored(accounts, Strata.of(sizes), uses, feedback);
        }

        /** Without whatever reads the feature's events, or where that leaves too little, without what counts it in particular. */
        Optional<Contrast> contrast(Outcome outcome, Feature feature) {
            return outcome == Outcome.USAGE
                    ? contrast(Yardstick.lenient(outcome, feature), feature)
                    : contrast(Yardstick.strict(outcome, feature), feature)
                            .or(() -> contrast(Yardstick.lenient(outcome, feature), feature));
        }

        private Optional<Contrast> contrast(Yardstick yardstick, Feature feature) {
            var outcomes = new double[accounts.size()];
            for (int i = 0; i < outcomes.length; i++) {
                outcomes[i] = yardstick.of(accounts.get(i).graded());
            }
            return Contrast.of(outcomes, users(feature), strata);
        }

        BitSet users(Feature feature) {
            return uses.getOrDefault(feature, new BitSet());
        }

        double csat(Feature feature) {
            return told(feature)
                    .mapToDouble(Feedback::csat)
                    .filter(csat -> !Double.isNaN(csat))
                    .average()
                    .orElse(Double.NaN);
        }

        double ticketsPer100(Feature feature) {
            return told(feature).mapToLong(Feedback::tickets).average().orElse(Double.NaN) * 100;
        }

        private Stream<Feedback> told(Feature feature) {
            return users(feature).stream()
                    .mapToObj(i -> feedback.getOrDefault(accounts.get(i).accountId(), Feedback.NONE));
        }
    }

    /** The accounts that renewed or cancelled lately, and who of them used what before. */
    record Ended(List<Renewal> renewals, Strata strata, Map<Feature, BitSet> uses) {

        static Ended of(List<Renewal> renewals, Map<Feature, BitSet> uses) {
            return new Ended(
                    renewals, Strata.of(renewals.stream().map(Renewal::size).toList()), uses);
        }

        BitSet users(Feature feature) {
            return uses.getOrDefault(feature, new BitSet());
        }

        /** 1 for those that renewed. */
        double[] outcomes() {
            return renewals.stream()
                    .mapToDouble(renewal -> renewal.renewed() ? 1 : 0)
                    .toArray();
        }

        /** The part of those that renewed; NaN of nobody. */
        double retention(Feature feature, boolean using) {
            var users = users(feature);
            int all = 0;
            int renewed = 0;
            for (int i = 0; i < renewals.size(); i++) {
                if (users.get(i) == using) {
                    all++;
                    renewed += renewals.get(i).renewed() ? 1 : 0;
                }
            }
            return all == 0 ? Double.NaN : (double) renewed / all;
        }
    }
}
