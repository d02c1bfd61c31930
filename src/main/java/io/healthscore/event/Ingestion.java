package io.healthscore.event;

import io.healthscore.platform.Foreground;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Takes events in, each exactly once, however often and by however many replicas it is sent. When a method returns, its
 * events are on disk and in the signals; when it throws, none of them is known to be, and sending all again is safe.
 */
@Component
public class Ingestion {

    private final Batches batches;
    private final SingleEvents singleEvents;
    private final Foreground foreground;

    Ingestion(Batches batches, SingleEvents singleEvents, Foreground foreground) {
        this.batches = batches;
        this.singleEvents = singleEvents;
        this.foreground = foreground;
    }

    /**
     * Takes a batch, a few thousand events at most, in one transaction of its own.
     *
     * @return what became of each, in the order of the events
     */
    public List<Outcome> ingest(List<? extends Event> events) {
        return events.isEmpty() ? List.of() : foreground.run(() -> batches.take(events));
    }

    /**
     * Takes one event, in a transaction that it shares with others which arrive at the same time.
     *
     * @throws Overloaded if too many wait already
     */
    public Outcome ingestOne(Event event) {
        return foreground.run(() -> singleEvents.take(event));
    }
}
