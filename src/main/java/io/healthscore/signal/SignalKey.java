package io.healthscore.signal;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * Which day's signal: the primary key of {@code signal_day}. Ordered as rows are locked, the same in every transaction.
 *
 * @param day in UTC
 * @param facet the feature, milestone, ticket and so on; empty for types without
 */
public record SignalKey(String accountId, EventType type, LocalDate day, String facet)
        implements Comparable<SignalKey> {

    private static final Comparator<SignalKey> ORDER = Comparator.comparing(SignalKey::accountId)
            .thenComparing(SignalKey::type)
            .thenComparing(SignalKey::day)
            .thenComparing(key -> key.facet);

    /** The same of another account. */
    SignalKey at(String otherAccountId) {
        return new SignalKey(otherAccountId, type, day, facet);
    }

    @Override
    public int compareTo(SignalKey other) {
        return ORDER.compare(this, other);
    }
}
