package io.healthscore.score;

import io.healthscore.account.FactsByDay;
import io.healthscore.signal.Revision;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which days of an account have to be scored to bring it up to now.
 *
 * @param revision as read before the signals; the account's first one if it never changed
 * @param stored the row of its latest score; null when it was never scored
 * @param depth how many days of history to compute at most
 */
record Plan(
        LocalDate today,
        FactsByDay facts,
        Revision revision,
        @Nullable StoredScore stored,
        int depth) {

    /** A replica whose clock is ahead may have opened the next day already: that day is not closed again. */
    static Plan of(LocalDate today, FactsByDay facts, Revision revision, @Nullable StoredScore stored, int depth) {
        var opened = stored == null ? today : stored.basis().day();
        return new Plan(opened.isAfter(today) ? opened : today, facts, revision, stored, depth);
    }

    String accountId() {
        return facts.accountId();
    }

    /** The first day to score: today, or the earliest past day that was never closed, or not with what is known now. */
    LocalDate from() {
        var firstDay = revision.firstDay();
        if (firstDay == null || !firstDay.isBefore(today)) {
            return today;
        }
        var wanted = wanted(firstDay);
        var deepest = deepest(firstDay);
        return wanted.isBefore(deepest) ? deepest : wanted;
    }

    /** How many days that is, today included. */
    long days() {
        return from().until(today, ChronoUnit.DAYS) + 1;
    }

    private LocalDate wanted(LocalDate firstDay) {
        var historyFrom = historyStored();
        if (stored == null || historyFrom == null || historyFrom.isAfter(firstDay) && isUnbounded()) {
            return firstDay;
        }
        var open = stored.basis().day();
        var dirty = revision.dirtyFrom();
        var from = dirty == null || open.isBefore(dirty) ? open : dirty;
        return from.isAfter(today) ? today : from;
    }

    private LocalDate deepest(LocalDate firstDay) {
        var limit = isUnbounded() ? firstDay : today.minusDays(depth);
        return limit.isBefore(firstDay) ? firstDay : limit;
    }

    private boolean isUnbounded() {
        return depth == Integer.MAX_VALUE;
    }

    private @Nullable LocalDate historyStored() {
        return stored == null ? null : withinHistory(stored.historyFrom());
    }

    /** From where on closings that are stored from that day on still count: none before the first event does. */
    @Nullable
    LocalDate withinHistory(@Nullable LocalDate from) {
        var firstDay = revision.firstDay();
        if (from == null || firstDay == null) {
            return null;
        }
        return from.isBefore(firstDay) ? firstDay : from;
    }

    /** Whether a correction took away the account's first events, and closings of days before its new beginning are stored. */
    boolean isShortened() {
        var from = stored == null ? null : stored.historyFrom();
        return from != null && !from.equals(withinHistory(from));
    }

    /** From where on every past day will be closed afterwards; null while there is no past day. */
    @Nullable
    LocalDate historyFrom() {
        var from = from();
        var before = historyStored();
        if (stored != null && before != null && before.isBefore(from) && !leavesGapAfter(stored)) {
            return before;
        }
        return from.isBefore(today) ? from : null;
    }

    /** Whether days between that score's day and the first one scored here stay unclosed. */
    boolean leavesGapAfter(StoredScore score) {
        return from().isAfter(score.basis().day());
    }

    /** Whether no past day is left to be closed, or to be closed again, in the background. */
    boolean isComplete() {
        var firstDay = revision.firstDay();
        var historyFrom = historyFrom();
        return firstDay == null
                || !firstDay.isBefore(today)
                || historyFrom != null && !historyFrom.isAfter(firstDay) && !isCutShort(firstDay);
    }

    /** Whether closings that changed lie deeper than it goes. */
    private boolean isCutShort(LocalDate firstDay) {
        var wanted = wanted(firstDay);
        return (wanted.isBefore(firstDay) ? firstDay : wanted).isBefore(deepest(firstDay));
    }

    private boolean isBeforeHistory(LocalDate day) {
        var firstDay = revision.firstDay();
        return firstDay == null || day.isBefore(firstDay);
    }

    /** The past closes that are needed and not computed anew: the day before the first, and those that trends start from. */
    TreeSet<LocalDate> closesNeeded() {
        var from = from();
        var needed = new TreeSet<LocalDate>();
        needed.add(from.minusDays(1));
        needed.add(today.minusDays(Trend.WEEK));
        needed.add(today.minusDays(Trend.MONTH));
        needed.removeIf(day -> !day.isBefore(from) || isBeforeHistory(day));
        return needed;
    }
}
