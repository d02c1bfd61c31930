package io.healthscore.scoring;

import io.healthscore.account.AccountFacts;
import io.healthscore.account.AccountState;
import io.healthscore.signal.FeedStarts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The one function that all scores come from: the live one, the sweep's, a rebuilt past, a preview, a backtest. */
public final class Scorer {

    private Scorer() {}

    /**
     * The account's score on a day. What happened after the day is never looked at; what the window must hold before it
     * is told by {@link ScoringModel#reach()}.
     */
    public static Score score(
            ScoringModel model, FeedStarts feeds, AccountFacts facts, SelectedSignals signals, LocalDate day) {
        var subject = Subject.of(feeds, facts, signals, day, model.floors().minimumAge());
        AccountState state = AccountStates.of(subject, model.flags().silentFor());
        var tally = Tally.of(model, subject);
        Optional<Insufficient> insufficient = Sufficiency.of(tally, subject).judge();
        List<CapHeld> caps = caps(model, subject);
        double[] weights = insufficient.isEmpty() ? tally.weights() : new double[tally.shares().length];
        double[] contributions = Tally.contributions(tally.scores(), weights);
        double rawScore = Tally.rawScore(contributions);
        List<MetricScore> metrics = metrics(tally, weights, contributions, rawScore);
        return new Score(
                day,
                state,
                insufficient.isEmpty() ? Optional.of(rate(model, tally, rawScore, caps)) : Optional.empty(),
                tally.coverage(),
                categories(model, metrics),
                metrics,
                caps,
                insufficient,
                expansion(model.expansion(), subject));
    }

    private static List<CapHeld> caps(ScoringModel model, Subject subject) {
        var held = new ArrayList<CapHeld>();
        for (Cap cap : model.caps()) {
            if (subject.age() >= cap.minimumAge()) {
                cap.heldBy(subject).ifPresent(held::add);
            }
        }
        if (held.isEmpty()) {
            return List.of();
        }
        held.sort(Comparator.comparingDouble(CapHeld::atMost));
        var told = new HashSet<String>();
        return held.stream()
                .map(cap -> told.add(cap.because()) ? cap : cap.byItsLabel())
                .toList();
    }

    private static Rating rate(ScoringModel model, Tally tally, double rawScore, List<CapHeld> caps) {
        double score =
                caps.isEmpty() ? rawScore : Math.min(rawScore, caps.get(0).atMost());
        return new Rating(
                score,
                rawScore,
                model.grading().band(score),
                model.grading().display(score),
                model.floors().confidence().of(tally.coverage()));
    }

    private static List<MetricScore> metrics(Tally tally, double[] weights, double[] contributions, double rawScore) {
        double[] printed = Apportionment.of(contributions, rawScore);
        var metrics = new ArrayList<MetricScore>(weights.length);
        for (int i = 0; i < weights.length; i++) {
            metrics.add(new MetricScore(
                    tally.model().metrics().get(i),
                    tally.measurements().get(i),
                    tally.scores().get(i),
                    weights[i],
                    contributions[i],
                    printed[i]));
        }
        return List.copyOf(metrics);
    }

    private static List<CategoryScore> categories(ScoringModel model, List<MetricScore> metrics) {
        var categories = new ArrayList<CategoryScore>(model.categories().size());
        for (Category category : model.categories()) {
            categories.add(CategoryScore.of(category, metrics));
        }
        return List.copyOf(categories);
    }

    private static ExpansionScore expansion(Expansion expansion, Subject subject) {
        var metrics = new ArrayList<MetricScore>(expansion.metrics().size());
        for (Metric metric : expansion.metrics()) {
            metrics.add(MetricScore.ofExpansion(metric, subject));
        }
        return ExpansionScore.of(expansion, List.copyOf(metrics));
    }
}
