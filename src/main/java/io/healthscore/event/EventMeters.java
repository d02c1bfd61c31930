package io.healthscore.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/**
 * Counts events over HTTP since the start: {@code healthscore.events.received = accepted + duplicates + rejected}. What is
 * {@code ignored} is a part of what is accepted. A request that is refused as a whole (400, 413) counts nothing; one that is
 * broken off (503) counts what is known to be stored.
 */
@Component
class EventMeters {

    private final Counter received;
    private final Counter accepted;
    private final Counter duplicates;
    private final Counter rejected;
    private final Counter ignored;

    EventMeters(MeterRegistry registry) {
        received = counter(registry, "received", "Events sent: accepted + duplicates + rejected");
        accepted = counter(registry, "accepted", "Events stored for the first time");
        duplicates = counter(registry, "duplicates", "Events that were there before, not counted again");
        rejected = counter(registry, "rejected", "Events refused");
        ignored = counter(registry, "ignored", "Events accepted that make no signal, by configuration");
    }

    void count(Counts counts) {
        received.increment(counts.received());
        accepted.increment(counts.accepted());
        duplicates.increment(counts.duplicates());
        rejected.increment(counts.rejected());
        ignored.increment(counts.ignored());
    }

    private static Counter counter(MeterRegistry registry, String outcome, String description) {
        return Counter.builder("healthscore.events." + outcome)
                .description(description)
                .register(registry);
    }
}
