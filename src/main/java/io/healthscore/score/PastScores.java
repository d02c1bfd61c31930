package io.healthscore.score;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
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

    private final Timelines timelines;
    private final StoredScores stored;

    PastScores(Timelines timelines, StoredScores stored) {
        this.timelines = timelines;
        this.stored = stored;
    }

    /** One past day, with the flags and the trend as of then; the account's closings are up to date. */
    ScoreAnswer at(String accountId, LocalDate day, Rules rules) {
        var before = day.minusDays(1);
        var marks = stored.marks(accountId, Set.of(before, day.minusDays(Trend.WEEK), day.minusDays(Trend.MONTH)));
        var mark = marks.get(before);
        var from = mark != null ? day : deepest(firstDay(accountId, rules), day);
        var days = timeline(accountId, rules, from, day).between(from, day, mark == null ? null : Close.of(mark));
        var past = new HashMap<LocalDate, Trend.Past>();
        marks.forEach((then, close) -> past.put(then, close.past()));
        days.forEach(then -> past.put(then.day(), then.past()));
        var score = days.get(days.size() - 1);
        return ScoreAnswers.of(
                score,
                score.playTexts(),
                Trend.of(score, past),
                day.atTime(END_OF_DAY).toInstant(ZoneOffset.UTC));
    }

    /** Each of these days by itself, without flags. */
    List<DayScore> of(String accountId, Collection<LocalDate> days, Rules rules) {
        if (days.isEmpty()) {
            return List.of();
        }
        var ordered = new TreeSet<>(days);
        var timeline = timeline(accountId, rules, ordered.first(), ordered.last());
        return ordered.stream()
                .flatMap(day -> timeline.between(day, day, null).stream())
                .toList();
    }

    /** The day of the account's first event; null while it has none. */
    @Nullable
    LocalDate firstDay(String accountId, Rules rules) {
        return timelines.bare(accountId, rules.today(), rules).evidence().firstDay();
    }

    private Timeline timeline(String accountId, Rules rules, LocalDate from, LocalDate to) {
        return timelines.seeing(
                timelines.bare(accountId, from, rules), rules.catalog().reach(), from, to);
    }

    /** From where the flags of a day are folded when the day before it was never closed. */
    private static LocalDate deepest(@Nullable LocalDate firstDay, LocalDate day) {
        var first = firstDay == null || firstDay.isAfter(day) ? day : firstDay;
        var limit = day.minusDays(Scores.DEPTH_OF_A_READ);
        return first.isBefore(limit) ? limit : first;
    }
}
