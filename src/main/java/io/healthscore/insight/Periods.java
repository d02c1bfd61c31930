package io.healthscore.insight;

import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import io.healthscore.score.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The periods of a history, each by its last day; one that goes on ends today, or where the history does.
 *
 * @param to not after today
 */
record Periods(LocalDate today, LocalDate from, LocalDate to, Interval interval) {

    private static final int DAYS_BY_DEFAULT = 90;

    /** @throws InvalidRequest when the first day lies after the last */
    static Periods of(LocalDate today, @Nullable LocalDate from, @Nullable LocalDate to, Interval interval) {
        var last = to == null ? today : to;
        var first = from == null ? last.minusDays(DAYS_BY_DEFAULT - 1L) : from;
        if (first.isAfter(last)) {
            throw new InvalidRequest(Fault.parameter("from", "must not be after to, " + last));
        }
        return new Periods(today, first, last.isAfter(today) ? today : last, interval);
    }

    Periods after(LocalDate day) {
        return day.isBefore(from) ? this : new Periods(today, day.plusDays(1), to, interval);
    }

    /** Begins no earlier than that. */
    Periods notBefore(LocalDate day) {
        return from.isBefore(day) ? new Periods(today, day, to, interval) : this;
    }

    List<LocalDate> ends(int atMost) {
        var ends = new ArrayList<LocalDate>();
        for (var day = from; !day.isAfter(to) && ends.size() < atMost; ) {
            var end = interval.endOf(day);
            var reached = end.isAfter(to) ? to : end;
            ends.add(reached);
            day = reached.plusDays(1);
        }
        return ends;
    }

    Moment moment(LocalDate day) {
        return new Moment(day, day.equals(today));
    }
}
