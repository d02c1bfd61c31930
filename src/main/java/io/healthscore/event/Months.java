package io.healthscore.event;

import static java.util.stream.Collectors.toCollection;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which months the log has room for, as far as this replica knows: a batch need not ask the database. */
@Component
class Months {

    private static final int AHEAD = 2;
    private static final Known NOTHING = new Known(Set.of(), Instant.MIN);

    private final Partitions partitions;
    private final EventRetention retention;
    private final Clock clock;
    private volatile Known known = NOTHING;

    Months(Partitions partitions, EventRetention retention, Clock clock) {
        this.partitions = partitions;
        this.retention = retention;
        this.clock = clock;
    }

    /** Sees to it that there is a partition for every month which an event may be of now. */
    void makeRoom() {
        var last = month(clock.instant()).plusMonths(AHEAD);
        attach(Stream.iterate(firstKept(), month -> !month.isAfter(last), month -> month.plusMonths(1))
                .collect(toCollection(TreeSet::new)));
    }

    /** Sees to it that there is a partition for each of these events, but for those whose month was dropped. */
    void makeRoomFor(Collection<? extends Event> events) {
        var needed = events.stream()
                .filter(event -> !isDropped(event))
                .map(event -> month(event.occurredAt()))
                .collect(toCollection(TreeSet::new));
        if (!known.attached.containsAll(needed)) {
            attach(needed);
        }
    }

    private void attach(TreeSet<YearMonth> months) {
        partitions.create(months);
        known = new Known(partitions.attached(), partitions.droppedUntil());
    }

    /** Whether its month was dropped: it could be a repeat, and count twice. */
    boolean isDropped(Event event) {
        return event.occurredAt().isBefore(known.droppedUntil);
    }

    /** The month of the oldest event that is taken now. */
    YearMonth firstKept() {
        return month(retention.oldest(clock.instant()));
    }

    /** Partitions came or went without this replica. */
    void forget() {
        known = NOTHING;
    }

    private static YearMonth month(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }

    private record Known(Set<YearMonth> attached, Instant droppedUntil) {}
}
