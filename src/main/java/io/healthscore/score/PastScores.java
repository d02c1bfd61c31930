package io.healthscore.score;

import io.healthscore.account.Accounts;
import io.healthscore.account.FactsByDay;
import io.healthscore.account.UnknownAccount;
import io.healthscore.signal.Revision;
import io.healthscore.signal.Revisions;
import io.healthscore.signal.SignalReader;
import io.healthscore.signal.SignalWindow;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The scores of past days, computed anew from everything that is known now: the same function, the version that was
 * active at the day's end. Stores nothing.
 */
@Component
class PastScores {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private final Accounts accounts;
    private final Revisions revisions;
    private final SignalReader signals;
    private final Closings closings;

    PastScores(Accounts accounts, Revisions revisions, SignalReader signals, Closings closings) {
        this.accounts = accounts;
        this.revisions = revisions;
        this.signals = signals;
        this.closings = closings;
    }

    /** One past day, with the flags and the trend as of then; the account's closings are up to date. */
    ScoreAnswer at(String accountId, LocalDate day, Rules rules) {
        var subject = subject(accountId);
        var before = day.minusDays(1);
        var marks = closings.marks(
                        Map.of(accountId, Set.of(before, day.minusDays(Trend.WEEK), day.minusDays(Trend.MONTH))))
                .getOrDefault(accountId, Map.of());
        var mark = marks.get(before);
        var from = mark != null ? day : subject.deepest(day);
        var days = timeline(subject, rules, from, day).between(from, day, mark == null ? null : Close.of(mark));
        var past = new HashMap<LocalDate, Trend.Past>();
        marks.forEach((then, close) -> past.put(then, close.past()));
        days.forEach(then -> past.put(then.day(), then.past()));
        var score = days.get(days.size() - 1);
        return ScoreAnswers.of(
                score, Trend.of(score, past), day.atTime(END_OF_DAY).toInstant(ZoneOffset.UTC));
    }

    /** Each of these days by itself, without flags. */
    List<DayScore> of(String accountId, Collection<LocalDate> days, Rules rules) {
        if (days.isEmpty()) {
            return List.of();
        }
        var ordered = new TreeSet<>(days);
        var timeline = timeline(subject(accountId), rules, ordered.first(), ordered.last());
        return ordered.stream()
                .flatMap(day -> timeline.between(day, day, null).stream())
                .toList();
    }

    /** The day of the account's first event; null while it has none. */
    @Nullable
    LocalDate firstDay(String accountId) {
        return subject(accountId).firstDay();
    }

    private Timeline timeline(Subject subject, Rules rules, LocalDate from, LocalDate to) {
        var id = subject.facts().accountId();
        var window = signals.read(List.of(id), rules.catalog().reach(), from.minusDays(1), to)
                .getOrDefault(id, SignalWindow.EMPTY);
        return Timeline.of(rules, subject.facts(), subject.firstDay(), window);
    }

    private Subject subject(String accountId) {
        var ids = List.of(accountId);
        var facts = accounts.factsOf(ids).get(accountId);
        if (facts == null) {
            throw UnknownAccount.withId(accountId);
        }
        var revision = revisions.read(ids).get(accountId);
        return new Subject(facts, revision);
    }

    private record Subject(FactsByDay facts, @Nullable Revision revision) {

        @Nullable
        LocalDate firstDay() {
            return revision == null ? null : revision.firstDay();
        }

        /** From where the flags of a day are folded when the day before it was never closed. */
        LocalDate deepest(LocalDate day) {
            var first = firstDay();
            var limit = day.minusDays(Scores.DEPTH_OF_A_READ);
            return List.of(first == null || first.isAfter(day) ? day : first, limit).stream()
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }
}
