package io.healthscore.score;

import io.healthscore.platform.Times;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Closes days anew, and keeps what they said before. Only whoever sums past days up is told. */
@Component
class RestatedDays {

    private final Closings closings;
    private final RecalculationChanges changes;
    private final Announcer announcer;
    private final Clock clock;

    RestatedDays(Closings closings, RecalculationChanges changes, Announcer announcer, Clock clock) {
        this.closings = closings;
        this.changes = changes;
        this.announcer = announcer;
        this.clock = clock;
    }

    /** @return how many days said something else before */
    int store(Recalculation job, List<Closing> days) {
        if (days.isEmpty()) {
            return 0;
        }
        var now = Times.cut(clock.instant());
        int changed = changes.record(job, days, now);
        closings.restate(days, now);
        days.stream()
                .map(Closing::day)
                .min(Comparator.naturalOrder())
                .ifPresent(first -> announcer.announce(new DaysClosed(first)));
        return changed;
    }
}
