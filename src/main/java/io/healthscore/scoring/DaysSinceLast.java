package io.healthscore.scoring;

import java.util.List;

/**
 * Days since the last event. For an account that could have sent one and never did these are the days since its
 * beginning or the feed's, whichever is later: a customer who never came is a silent one, not an unknown one.
 */
public record DaysSinceLast(Selection of) implements Value {

    @Override
    public Measurement measure(Subject subject) {
        long begin = subject.begin(of);
        if (of.names().isEmpty() || !subject.isOldEnough(begin)) {
            return Measurement.MISSING;
        }
        long lastAt = subject.series(of).lastAt(Long.MIN_VALUE, subject.day());
        long last = lastAt == Measurement.NEVER ? begin : Subject.dayOf(lastAt);
        return Measurement.of((double) (subject.day() - last), lastAt);
    }

    @Override
    public List<Selection> selections() {
        return List.of(of);
    }

    @Override
    public void reach(Reach reach) {
        reach.newest(of, 1);
    }

    @Override
    public long measurableFrom(Subject subject) {
        if (measure(subject).isMeasured()) {
            return Long.MIN_VALUE;
        }
        return measure(subject.ofAnyAge()).isMeasured() ? subject.oldEnoughFrom(of) : Long.MAX_VALUE;
    }

    @Override
    public String describe(String label, String unit, Measurement measurement) {
        String what = of.isUsage() ? "use" : Words.list(of.types());
        String days = Words.quantity(measurement.value(), "days");
        if (measurement.lastEventAt() == Measurement.NEVER) {
            return "no " + what + " in " + days;
        }
        return "last " + what + " " + (measurement.value() == 0 ? "today" : days + " ago");
    }
}
