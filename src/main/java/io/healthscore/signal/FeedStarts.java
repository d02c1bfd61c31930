package io.healthscore.signal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The first day (UTC) on which any account sent each type: from then on, an account that sends nothing of it is a
 * measured zero, since it could have sent some. A type that nobody ever sent has none.
 */
public record FeedStarts(Map<EventType, LocalDate> firstDays) {

    public FeedStarts {
        firstDays = Map.copyOf(firstDays);
    }

    /** The earliest start among the types; empty when none of them was ever sent. */
    public Optional<LocalDate> earliest(Collection<EventType> types) {
        return types.stream().map(firstDays::get).filter(Objects::nonNull).min(Comparator.naturalOrder());
    }
}
