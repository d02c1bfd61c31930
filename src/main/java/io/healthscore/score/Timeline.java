package io.healthscore.score;

import io.healthscore.account.AccountFacts;
import io.healthscore.account.AccountState;
import io.healthscore.account.FactsByDay;
import io.healthscore.model.ModelVersion;
import io.healthscore.scoring.DataShift;
import io.healthscore.scoring.Evaluation;
import io.healthscore.scoring.Score;
import io.healthscore.scoring.Standing;
import io.healthscore.signal.SignalWindow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One account's scores, day after day: the only place where a day follows from the day before. Pure; everything that it
 * reads was read before.
 *
 * @param choices the days that stand under a chosen version
 * @param overrides in force on any of the days
 */
record Timeline(Rules rules, Evidence evidence, Map<LocalDate, Choice> choices, OverrideHistory overrides) {

    static Timeline of(Rules rules, FactsByDay facts, @Nullable LocalDate firstDay, SignalWindow window) {
        var moment = new Evidence.Moment(rules.today(), rules.feed().starts());
        return new Timeline(rules, Evidence.of(facts, firstDay, moment, window), Map.of(), OverrideHistory.NONE);
    }

    Timeline choosing(Map<LocalDate, Choice> versions) {
        return new Timeline(rules, evidence, versions, overrides);
    }

    Timeline seeing(SignalWindow signals) {
        return new Timeline(rules, evidence.with(signals), choices, overrides);
    }

    Timeline overridden(OverrideHistory judgements) {
        return new Timeline(rules, evidence, choices, judgements);
    }

    /**
     * The scores of {@code from} to {@code to}, one a day, none for days on which the account has no age yet.
     *
     * @param before how the day before {@code from} closed; null when it did not
     */
    List<DayScore> between(LocalDate from, LocalDate to, @Nullable Close before) {
        var days = new ArrayList<DayScore>();
        var previous = before;
        for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
            var facts = evidence.factsOn(day);
            if (facts.isEmpty()) {
                continue;
            }
            var next = previous == null ? first(facts.get(), day) : next(facts.get(), day, previous);
            days.add(chosen(next));
            previous = next.close();
        }
        return days;
    }

    /** Only that day's own score: its flags, and all that follows from it, go by the versions that applied. */
    private DayScore chosen(DayScore applied) {
        var choice = choices.get(applied.day());
        if (choice == null) {
            return applied;
        }
        var same = choice.isOf(applied.version());
        return applied.under(choice, same ? applied.score() : under(choice.version(), applied));
    }

    private DayScore first(AccountFacts facts, LocalDate day) {
        var version = rules.catalog().at(facts, day);
        var score = score(version, facts, day);
        return fold(facts, version, score, Evaluation.Shift.NONE, Close.NONE);
    }

    private DayScore next(AccountFacts facts, LocalDate day, Close previous) {
        var version = rules.catalog().at(facts, day);
        var score = score(version, facts, day);
        var shift = new Evaluation.Shift(
                modelShift(score, version, facts),
                dataShift(score, version, facts, previous) + endOfOverride(score, facts, previous));
        return fold(facts, version, score, shift, previous);
    }

    /** A person's judgement is no shift: flags follow it, whatever the model or missing data do beneath it. */
    private DayScore fold(AccountFacts facts, ModelVersion version, Score own, Evaluation.Shift shift, Close previous) {
        var override = overrideOf(own);
        var score = overridden(own, version);
        var evaluation = new Evaluation(
                score.day(),
                DayScore.points(score),
                score.state(),
                override == null ? shift : Evaluation.Shift.NONE,
                score.expansion().score(),
                score.expansion().enoughSignals(),
                rules.suspectDays().contains(score.day()));
        var flags = version.model().flags().after(previous.flags(), evaluation);
        var about = evidence.about(facts);
        return new DayScore(about, version, score, flags, previous.modelShift() + shift.model(), null, override);
    }

    /** The same day under another version. */
    Score under(ModelVersion version, DayScore day) {
        return overridden(score(version, day.facts(), day.day()), version);
    }

    private Score overridden(Score own, ModelVersion version) {
        var override = overrideOf(own);
        return override == null ? own : own.overridden(override.judgement(), version.model());
    }

    /** Whoever has left has no score, whatever a person thought of it before. */
    private @Nullable AccountOverride overrideOf(Score own) {
        return own.state() == AccountState.CHURNED ? null : overrides.on(own.day(), rules.now());
    }

    private Score score(ModelVersion version, AccountFacts facts, LocalDate day) {
        return evidence.score(version.model(), facts, day);
    }

    /** What a new version did on the day it took over: both versions, the same signals. */
    private double modelShift(Score score, ModelVersion version, AccountFacts facts) {
        var former = versionOn(score.day().minusDays(1), facts);
        if (former.key().equals(version.key()) && former.version() == version.version()) {
            return 0;
        }
        var before = DayScore.points(score(former, facts, score.day()));
        var after = DayScore.points(score);
        return before.isPresent() && after.isPresent() ? after.getAsDouble() - before.getAsDouble() : 0;
    }

    /** Nothing went missing or came back where the same is measured: the day before need not be scored again for that. */
    private double dataShift(Score score, ModelVersion version, AccountFacts facts, Close previous) {
        if (Measured.of(version, score).equals(previous.measured())) {
            return 0;
        }
        var yesterday = score.day().minusDays(1);
        var factsThen = evidence.factsOn(yesterday).orElse(facts);
        return DataShift.between(version.model(), score(version, factsThen, yesterday), score);
    }

    /**
     * The points that it takes when a kinder judgement than the model's ends. What it gives when a harsher one ends is a
     * rise like any other, so that the score is compared with what it was before that judgement.
     */
    private double endOfOverride(Score score, AccountFacts facts, Close previous) {
        if (previous.override().isEmpty()) {
            return 0;
        }
        var yesterday = score.day().minusDays(1);
        var factsThen = evidence.factsOn(yesterday).orElse(facts);
        var beneath = DayScore.points(score(rules.catalog().at(factsThen, yesterday), factsThen, yesterday));
        var own = beneath.isPresent() ? beneath : DayScore.points(score);
        return own.isEmpty()
                ? 0
                : Math.min(0, own.getAsDouble() - previous.override().getAsDouble());
    }

    private ModelVersion versionOn(LocalDate day, AccountFacts otherwise) {
        return rules.catalog().at(evidence.factsOn(day).orElse(otherwise), day);
    }

    /** The version that applied on the day. */
    ModelVersion versionOn(LocalDate day) {
        return rules.catalog().at(factsOn(day), day);
    }

    /** Where the account stood on the day under a version. */
    Standing standing(ModelVersion version, LocalDate day) {
        var own = score(version, factsOn(day), day);
        var override = overrideOf(own);
        return new Standing(version.key(), version.version(), own, override == null ? null : override.judgement());
    }

    private AccountFacts factsOn(LocalDate day) {
        return evidence.factsOn(day).orElseThrow();
    }
}
