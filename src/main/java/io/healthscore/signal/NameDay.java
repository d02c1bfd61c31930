package io.healthscore.signal;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/** A day of one account and type whose facets are names that the client makes up, so that there is a limit to them. */
record NameDay(String accountId, EventType type, LocalDate day) {

    /** How many names keep a signal of their own; the alphabetically first do, whatever the order they came in. */
    static final int NAMES = 200;

    private static final Set<EventType> NAMED = EnumSet.of(
            EventType.FEATURE_USED, EventType.MILESTONE_REACHED, EventType.CUSTOM, EventType.MEASURE_REPORTED);

    static NameDay of(SignalKey key) {
        return new NameDay(key.accountId(), key.type(), key.day());
    }

    static boolean isNamed(SignalKey key) {
        return NAMED.contains(key.type());
    }

    SignalKey others() {
        return new SignalKey(accountId, type, day, Signals.OTHER);
    }
}
