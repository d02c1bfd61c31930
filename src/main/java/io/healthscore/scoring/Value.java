package io.healthscore.scoring;

import io.healthscore.signal.EventType;
import io.healthscore.signal.SignalReach;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A number computed from an account's signals or facts as of a day. Durations are whole days; one that is left out is
 * {@link #FOREVER}.
 */
public sealed interface Value
        permits Changeable, DaysSinceLast, Ratio, Change, OpenCount, OpenLongestDays, DaysUntil, Times {

    int FOREVER = SignalReach.FOREVER;

    /** What it came to, on the subject's day. */
    Measurement measure(Subject subject);

    /** How many days it looks at, the last one included. */
    default int window() {
        return FOREVER;
    }

    /** The names (features, milestones, the longest open ticket) in what it is made of, the most frequent first. */
    default List<String> names(Subject subject) {
        return selections().isEmpty()
                ? List.of()
                : subject.series(selections().get(0)).namesByCount(subject.from(window()), subject.day());
    }

    /** The day on which what was measured began; for most values that of the newest event in it. */
    default OptionalLong since(Subject subject, Measurement measurement) {
        return measurement.lastEventAt() == Measurement.NEVER
                ? OptionalLong.empty()
                : OptionalLong.of(Subject.dayOf(measurement.lastEventAt()));
    }

    /** The signals that it is made of; empty when it is made of facts. */
    List<Selection> selections();

    /** Adds the past that it needs. */
    void reach(Reach reach);

    /** The first day on which age alone would let it be measured: long ago when it is, never when something else lacks. */
    default long measurableFrom(Subject subject) {
        return measure(subject).isMeasured() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /** Adds the types whose arrival would let it be measured. */
    default void lacking(Subject subject, Set<EventType> types) {
        if (!measure(subject.ofAnyAge()).isMeasured()) {
            selections().forEach(selection -> types.addAll(selection.types()));
        }
    }

    /** What a sentence calls it, such as "active days"; its label unless it has a better name. */
    default String called(String label) {
        return label;
    }

    /** What was measured, for a person: "Seats in use: 18 of 40 (45 %)". */
    default String describe(String label, String unit, Measurement measurement) {
        return label + ": " + Words.quantity(measurement.value(), unit);
    }
}
