package io.healthscore.scoring;

import io.healthscore.signal.EventType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The last value there was, by time and then id. Seats, spend and pulse are states: it holds until the next.
 *
 * @param maxAge days after which it is stale
 */
public record Latest(Selection of, int maxAge) implements Changeable {

    private static final Set<EventType> STATES =
            EnumSet.of(EventType.SEATS_CHANGED, EventType.SPEND_RECORDED, EventType.PULSE_RECORDED);

    public Latest {
        Check.days(maxAge, "maxAge");
    }

    @Override
    public Measurement measure(Subject subject) {
        return on(subject, subject.day());
    }

    @Override
    public Measurement now(Subject subject, int window) {
        return measure(subject);
    }

    @Override
    public Measurement base(Subject subject, int window, int before) {
        return on(subject, subject.day() - window);
    }

    private Measurement on(Subject subject, long day) {
        Row last = subject.series(of).lastValued(day);
        if (last == null) {
            return Measurement.MISSING;
        }
        return day - last.day() > maxAge ? Measurement.stale(last.at()) : Measurement.of(last.value(), last.at());
    }

    @Override
    public List<Selection> selections() {
        return List.of(of);
    }

    @Override
    public void reach(Reach reach) {
        reach(reach, 1);
    }

    @Override
    public void reach(Reach reach, int days) {
        if (STATES.containsAll(of.types())) {
            reach.newest(of, days);
        } else {
            reach.days(of, FOREVER); // the newest event may have no value
        }
    }
}
