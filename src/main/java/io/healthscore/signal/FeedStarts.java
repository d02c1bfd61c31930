package io.healthscore.signal;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first day (UTC) on which any account sent each type: from then on, an account that sends nothing of it is a
 * measured zero, since it could have sent some. A type that nobody ever sent has none.
 */
public final class FeedStarts {

    /** Later than any day: the start of what nobody ever sent. */
    public static final long NEVER = Long.MAX_VALUE;

    private final Map<EventType, LocalDate> firstDays;
    private final long[] epochDays = new long[EventType.values().length];

    public FeedStarts(Map<EventType, LocalDate> firstDays) {
        this.firstDays = Map.copyOf(firstDays);
        Arrays.fill(epochDays, NEVER);
        firstDays.forEach((type, day) -> epochDays[type.ordinal()] = day.toEpochDay());
    }

    public Map<EventType, LocalDate> firstDays() {
        return firstDays;
    }

    /** The earliest start among the types, as an epoch day; {@link #NEVER} when none of them was ever sent. */
    public long earliest(Collection<EventType> types) {
        long earliest = NEVER;
        for (EventType type : types) {
            earliest = Math.min(earliest, epochDays[type.ordinal()]);
        }
        return earliest;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FeedStarts starts && firstDays.equals(starts.firstDays);
    }

    @Override
    public int hashCode() {
        return firstDays.hashCode();
    }
}
