package io.healthscore.scoring;

import io.healthscore.account.AccountFacts;
import io.healthscore.account.AccountState;
import io.healthscore.scoring.Percentile.Within;
import io.healthscore.signal.EventType;
import io.healthscore.signal.FeedStarts;
import io.healthscore.signal.SignalReach;
import io.healthscore.signal.SignalWindow;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fits what a model's percentile curves compare with, from what each account of a population is measured as on a day. It
 * holds one number an account and metric.
 */
public final class Fitting {

    private final ScoringModel model;
    private final LocalDate day;
    private final List<Metric> metrics;
    private final Map<String, Spread> spreads = new HashMap<>();

    public Fitting(ScoringModel model, LocalDate day) {
        this.model = model;
        this.day = day;
        this.metrics = model.ranked();
        metrics.forEach(metric -> spreads.put(metric.key(), new Spread()));
    }

    public LocalDate day() {
        return day;
    }

    /** How much of each type's past is needed to add an account. */
    public Map<EventType, SignalReach> reach() {
        var reach = new Reach();
        metrics.forEach(metric -> metric.value().reach(reach));
        AccountStates.reach(reach);
        return reach.byType();
    }

    /** Takes in an account of the population; one that has churned is none, and has no value where data is missing. */
    public void add(FeedStarts feeds, AccountFacts facts, SignalWindow window) {
        var subject = Subject.of(
                feeds, facts, new SelectedSignals(window), day, model.floors().minimumAge());
        if (AccountStates.of(subject, model.flags().silentFor()) == AccountState.CHURNED) {
            return;
        }
        for (Metric metric : metrics) {
            Measurement measured = metric.measureAlone(subject);
            if (measured.isMeasured()) {
                spread(metric).add(population(metric, facts), measured.value());
            }
        }
    }

    /** What has been taken in so far. */
    public FittedReferences fit() {
        var fitted = new LinkedHashMap<String, Map<String, Reference>>();
        metrics.forEach(metric -> fitted.put(metric.key(), spread(metric).references(day)));
        return new FittedReferences(fitted);
    }

    private Spread spread(Metric metric) {
        return spreads.computeIfAbsent(metric.key(), key -> new Spread());
    }

    private static String population(Metric metric, AccountFacts facts) {
        boolean bySegment =
                metric.normalization() instanceof Percentile percentile && percentile.within() == Within.SEGMENT;
        return bySegment && facts.segment() != null ? facts.segment() : Percentile.ALL;
    }
}
