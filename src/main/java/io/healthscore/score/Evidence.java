package io.healthscore.score;

import io.healthscore.account.AccountFacts;
import io.healthscore.account.FactsByDay;
import io.healthscore.scoring.Fitting;
import io.healthscore.scoring.PlayText;
import io.healthscore.scoring.Score;
import io.healthscore.scoring.Scorer;
import io.healthscore.scoring.ScoringModel;
import io.healthscore.scoring.SelectedSignals;
import io.healthscore.signal.FeedStarts;
import io.healthscore.signal.SignalWindow;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that one account's scores are made of, whatever the day and the model: the live score, its history and a
 * simulation score from the same evidence, so that they cannot disagree.
 *
 * @param firstDay the day of the account's first event; null while it has none
 * @param ageFrom what its age counts from if its record does not say
 * @param signals reach as far back as the models that score with it need
 */
public record Evidence(
        FactsByDay factsByDay,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate ageFrom,
        FeedStarts feeds,
        SelectedSignals signals) {

    private static final FeedStarts NO_FEEDS = new FeedStarts(Map.of());

    /** An account that has no age of its own yet, being neither registered nor seen, counts as beginning today. */
    public static Evidence of(FactsByDay facts, @Nullable LocalDate firstDay, Moment moment, SignalWindow window) {
        boolean ageless = facts.on(moment.today(), firstDay).isEmpty();
        return new Evidence(
                facts, firstDay, ageless ? moment.today() : firstDay, moment.feeds(), new SelectedSignals(window));
    }

    /** The same with its signals. */
    public Evidence with(SignalWindow window) {
        return new Evidence(factsByDay, firstDay, ageFrom, feeds, new SelectedSignals(window));
    }

    /** Empty for a day on which the account has no age yet. */
    public Optional<AccountFacts> factsOn(LocalDate day) {
        return factsByDay.on(day, ageFrom);
    }

    public Score score(ScoringModel model, AccountFacts facts, LocalDate day) {
        return Scorer.score(model, feeds(day), facts, signals, day);
    }

    /** Takes the account into the population that a model's percentile curves will compare with. */
    public void addTo(Fitting fitting, AccountFacts facts) {
        fitting.add(feeds(fitting.day()), facts, signals.window());
    }

    /** What a play's text may speak of. */
    PlayText.About about(AccountFacts facts) {
        var name = factsByDay.name() == null ? facts.accountId() : factsByDay.name();
        return new PlayText.About(facts, name, signals.window());
    }

    /** An account of which no event is known could not have sent one: its silence is no measured zero. */
    private FeedStarts feeds(LocalDate day) {
        return firstDay != null && !day.isBefore(firstDay) ? feeds : NO_FEEDS;
    }

    /** What is the same for all accounts that are read together. */
    public record Moment(LocalDate today, FeedStarts feeds) {}
}
