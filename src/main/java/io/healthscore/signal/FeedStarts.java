package io.healthscore.signal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The first day (UTC) on which any account sent each type: from then on, an account that sends nothing of it is a
 * measured zero, since it could have sent some. A type that nobody ever sent has none.
 */
public record FeedStarts(Map<EventType, LocalDate> firstDays) {

    public FeedStarts {
        var byType = new EnumMap<EventType, LocalDate>(EventType.class);
        byType.putAll(firstDays);
        firstDays = Collections.unmodifiableMap(byType);
    }

    /** The earliest start among the types; empty when none of them was ever sent. */
    public Optional<LocalDate> earliest(Collection<EventType> types) {
        LocalDate earliest = null;
        for (EventType type : types) {
            LocalDate first = firstDays.get(type);
            if (first != null && (earliest == null || first.isBefore(earliest))) {
                earliest = first;
            }
        }
        return Optional.ofNullable(earliest);
    }
}
