package io.healthscore.scoring;

import io.healthscore.scoring.DaysUntil.Date;
import io.healthscore.signal.EventKind;
import io.healthscore.signal.EventType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the {braces} of a play stand for, as far as the account's signals and facts tell. What they do not tell (a
 * pulse's author and reason, what other accounts use) stays empty.
 *
 * @param account what to call the account
 */
record Blanks(Suggestion suggestion, Subject subject, String account) {

    private static final Selection USAGE = Selection.of(EventKind.USAGE);
    private static final int MONTH = 28;
    private static final int TOP = 3;

    Optional<String> fill(String brace) {
        return switch (brace) {
            case "account" -> Optional.of(account);
            case "leavesOn" -> day(AccountStates.cancelledOn(subject));
            case "noticeBy" -> day(DaysUntil.date(Date.NOTICE, subject));
            case "since" -> day(evidence().isMeasured() ? since() : OptionalLong.empty());
            case "lastUse" -> day(lastUse());
            case "ticket" -> names().stream().findFirst();
            case "limits", "milestones" -> list(names());
            case "openMilestones" -> list(open());
            case "features" -> list(features());
            case "topFeatures" -> list(topFeatures());
            default -> numberOf(brace).stream().mapToObj(Words::number).findFirst();
        };
    }

    /** The features that the play is about: those that the account uses, or those of a list that it does not. */
    List<String> features() {
        return suggestion.isPlenty() ? names() : open();
    }

    private OptionalDouble numberOf(String brace) {
        if (!evidence().isMeasured()) {
            return OptionalDouble.empty();
        }
        double value = evidence().value();
        return switch (brace) {
            case "days" -> OptionalDouble.of(Math.rint(value));
            case "drop" -> positive(Math.rint(-value));
            case "growth" -> positive(Math.rint(value));
            case "users", "tickets", "failures" ->
                positive(evidence().whole() > 0 ? evidence().part() : value);
            case "seats", "payments" -> positive(evidence().whole());
            case "perWeek" -> positive(Math.rint(value * 70 / window()) / 10);
            default -> OptionalDouble.empty();
        };
    }

    /** Of a drop, a growth or a count nothing is to be said at 0. */
    private static OptionalDouble positive(double number) {
        return number > 0 ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    private Measurement evidence() {
        return suggestion.occasion().evidence();
    }

    private int window() {
        return suggestion.occasion().value().map(Value::window).orElse(Value.FOREVER);
    }

    private OptionalLong since() {
        return suggestion
                .occasion()
                .value()
                .map(value -> value.since(subject, evidence()))
                .orElse(OptionalLong.empty());
    }

    private OptionalLong lastUse() {
        long lastAt = subject.series(USAGE).lastAt(Long.MIN_VALUE, subject.day());
        return lastAt == Measurement.NEVER ? OptionalLong.empty() : OptionalLong.of(Subject.dayOf(lastAt));
    }

    private List<String> names() {
        return suggestion.occasion().value().map(value -> value.names(subject)).orElse(List.of());
    }

    /** What is listed in the model and has not come yet, in the model's order. */
    private List<String> open() {
        var open = new ArrayList<>(suggestion.occasion().value().stream()
                .flatMap(value -> value.selections().stream().limit(1))
                .flatMap(selection -> selection.names().listed().stream())
                .toList());
        open.removeAll(names());
        return open;
    }

    /** The features used most in four weeks, without those that the play is about; custom events where there are none. */
    private List<String> topFeatures() {
        var features = mostUsed(EventType.FEATURE_USED);
        return features.isEmpty() ? mostUsed(EventType.CUSTOM) : features;
    }

    private List<String> mostUsed(EventType type) {
        var used = new ArrayList<>(subject.series(Selection.of(type)).namesByCount(subject.from(MONTH), subject.day()));
        if (evidenceIsListed()) {
            used.removeAll(names());
        }
        return used.stream().limit(TOP).toList();
    }

    private boolean evidenceIsListed() {
        return suggestion.occasion().value().stream()
                .flatMap(value -> value.selections().stream())
                .anyMatch(selection -> !selection.names().any());
    }

    private static Optional<String> list(List<String> names) {
        return names.isEmpty() ? Optional.empty() : Optional.of(Words.enumeration(names));
    }

    private static Optional<String> day(OptionalLong epochDay) {
        return epochDay.stream()
                .mapToObj(day -> LocalDate.ofEpochDay(day).toString())
                .findFirst();
    }
}
