package io.healthscore.score;

import io.healthscore.account.AccountFacts;
import io.healthscore.model.ModelVersion;
import io.healthscore.scoring.Flag;
import io.healthscore.scoring.FlagState;
import io.healthscore.scoring.PlayText;
import io.healthscore.scoring.Plays;
import io.healthscore.scoring.Rating;
import io.healthscore.scoring.Score;
import io.healthscore.scoring.Suggestion;
import io.healthscore.signal.EventType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One account's score on one day with its flags: what is stored, and what the next day follows from.
 *
 * @param about what it was made of, as far as plays may speak of it
 * @param flags after this day's evaluation
 * @param appliedShift points that new model versions gave or took up to this day, summed up, as they applied
 * @param chosen what a chosen version has to do with it; null where the one that applied scored it
 * @param override the one in force, which the score is then; null without one
 */
record DayScore(
        PlayText.About about,
        ModelVersion version,
        Score score,
        FlagState flags,
        double appliedShift,
        @Nullable Chosen chosen,
        @Nullable AccountOverride override) {

    /**
     * A recalculation's choice.
     *
     * @param by the recalculation's id
     * @param shift what it did to the score: a model shift that no later day inherits
     */
    record Chosen(long by, double shift) {}

    /** The same day under a chosen version; flags, and what the next day follows from, stay. */
    DayScore under(Choice choice, Score other) {
        var before = points(score);
        var after = points(other);
        double shift = before.isPresent() && after.isPresent() ? after.getAsDouble() - before.getAsDouble() : 0;
        return new DayScore(
                about,
                choice.version(),
                other,
                flags,
                appliedShift,
                new Chosen(choice.recalculation(), shift),
                override);
    }

    AccountFacts facts() {
        return about.facts();
    }

    LocalDate day() {
        return score.day();
    }

    /** What to do about it, the most urgent first. */
    List<Suggestion> suggestions() {
        return Plays.choose(version.model(), score, flags.raised());
    }

    /** The first of these. */
    Optional<Suggestion> topSuggestion() {
        return Plays.first(version.model(), score, flags.raised());
    }

    /** What to write in each of these cases. */
    List<PlayText> playTexts() {
        return texts(suggestions());
    }

    /** What to write to have it grow; nothing to an account that is not ready to. */
    List<PlayText> playsToGrow() {
        return flags.raised().contains(Flag.EXPANSION_READY) ? texts(Plays.toGrow(version.model(), score)) : List.of();
    }

    private List<PlayText> texts(List<Suggestion> suggested) {
        return suggested.stream()
                .map(suggestion -> PlayText.of(suggestion, score, about))
                .toList();
    }

    /** Monthly, as the signals say at the end of the day; empty where none was ever recorded. */
    OptionalDouble spend() {
        var recorded = about.window().of(EventType.SPEND_RECORDED, "");
        int last =
                recorded.map(spend -> spend.firstFrom(day().toEpochDay() + 1)).orElse(0) - 1;
        return last < 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(recorded.orElseThrow().lasts()[last]);
    }

    Close close() {
        var measured = chosen == null ? Measured.of(version, score) : null;
        return new Close(flags, appliedShift, measured, isOverridden() ? points() : OptionalDouble.empty());
    }

    Trend.Past past() {
        return new Trend.Past(points(), modelShift(), isOverridden());
    }

    /** What new and chosen versions did to the score up to this day: trends subtract two of these. */
    double modelShift() {
        return chosen == null ? appliedShift : appliedShift + chosen.shift();
    }

    boolean isOverridden() {
        return override != null;
    }

    /** What the model makes of the metrics before caps and override; empty under one of its floors. */
    Optional<Rating> ownRating() {
        return score.insufficient().isPresent() ? Optional.empty() : score.rating();
    }

    /** The score, 0 to 100 and two decimals; empty where there is none. */
    OptionalDouble points() {
        return points(score);
    }

    static OptionalDouble points(Score score) {
        return score.rating().map(rating -> OptionalDouble.of(rating.score())).orElse(OptionalDouble.empty());
    }
}
