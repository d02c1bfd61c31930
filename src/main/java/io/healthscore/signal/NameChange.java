package io.healthscore.signal;

import java.time.Instant;
import java.util.Comparator;

/**
 * How much more often a name came, or less.
 *
 * @param lastSeen the time of the last event among those counted
 */
record NameChange(Key key, long count, Instant lastSeen) {

    /** Ordered by type and name. */
    record Key(String type, String name) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::type).thenComparing(Key::name);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    static NameChange of(SignalRow row, int sign) {
        var key = new Key(row.key().type().word(), row.key().facet());
        return new NameChange(key, sign * row.count(), row.lastAt());
    }

    NameChange and(NameChange other) {
        return new NameChange(key, count + other.count, lastSeen.isAfter(other.lastSeen) ? lastSeen : other.lastSeen);
    }
}
