package io.healthscore.event;

import java.time.Instant;
import java.util.Comparator;

/** An event's identity: the same account, time and id are the same event. Ordered as rows are written and locked. */
record EventKey(String accountId, Instant occurredAt, String id) implements Comparable<EventKey> {

    private static final Comparator<EventKey> ORDER = Comparator.comparing(EventKey::accountId)
            .thenComparing(EventKey::occurredAt)
            .thenComparing(key -> key.id);

    static EventKey of(Event event) {
        return new EventKey(event.accountId(), event.occurredAt(), event.id());
    }

    @Override
    public int compareTo(EventKey other) {
        return ORDER.compare(this, other);
    }
}
