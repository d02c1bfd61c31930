package io.healthscore.scoring;

import io.healthscore.account.AccountFacts;
import io.healthscore.signal.EventType;
import io.healthscore.signal.FeedStarts;
import io.healthscore.signal.SignalWindow;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One account on one day, as values look at it. Days are epoch days.
 *
 * @param minimumAge days before which what is counted is missing
 */
record Subject(SelectedSignals signals, FeedStarts feeds, AccountFacts facts, long day, int minimumAge) {

    private static final long MICROS_A_DAY = 86_400_000_000L;

    static Subject of(FeedStarts feeds, AccountFacts facts, SelectedSignals signals, LocalDate day, int minimumAge) {
        return new Subject(signals, feeds, facts, day.toEpochDay(), minimumAge);
    }

    static long dayOf(long micros) {
        return Math.floorDiv(micros, MICROS_A_DAY);
    }

    Subject withMinimumAge(int days) {
        return new Subject(signals, feeds, facts, day, days);
    }

    Subject ofAnyAge() {
        return minimumAge == 0 ? this : withMinimumAge(0);
    }

    /** The first day of a window that ends today. */
    long from(int window) {
        return window == Value.FOREVER ? Long.MIN_VALUE : day - window + 1;
    }

    long age() {
        return day - facts.since().toEpochDay();
    }

    /** From when on the account could have sent an event: its own beginning or the feed's; never when nobody sends it. */
    long begin(Selection of) {
        return Math.max(feeds.earliest(of.types()), facts.since().toEpochDay());
    }

    boolean isOldEnough(long begin) {
        return begin <= day && day - begin >= minimumAge;
    }

    long oldEnoughFrom(Selection of) {
        return begin(of) + minimumAge;
    }

    boolean beganBefore(long begin) {
        return facts.since().toEpochDay() < begin;
    }

    Series series(Selection of) {
        return signals.series(of);
    }

    /** How many different users there were in those days. */
    double users(Selection of, long from, long to) {
        return signals.users(of, from, to);
    }

    SignalWindow window() {
        return signals.window();
    }

    /** The last event of the type and facet up to today. */
    @Nullable
    Row last(EventType type, String facet) {
        return signals.window()
                .of(type, facet)
                .map(signals -> new Series(List.of(signals)).last(day))
                .orElse(null);
    }
}
