package io.healthscore.event;

import io.healthscore.platform.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts what becomes of one request's items, and keeps what is said about the refused ones: the first
 * {@value #LISTED} errors and as many rejections. Not for several threads at once.
 */
final class Tally {

    static final int LISTED = 100;

    private final Instant receivedAt;
    private final List<ItemError> errors = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private Counts counts = Counts.NONE;

    Tally(Instant receivedAt) {
        this.receivedAt = receivedAt;
    }

    Counts counts() {
        return counts;
    }

    List<ItemError> errors() {
        return List.copyOf(errors);
    }

    List<Rejection> rejections() {
        return List.copyOf(rejections);
    }

    /** Counts some more items; those refused among them are added one by one. */
    void count(Counts more) {
        counts = counts.plus(more);
    }

    /** Adds what became of later items of the same request. */
    void add(Tally later) {
        counts = counts.plus(later.counts);
        later.errors.stream().limit(LISTED - errors.size()).forEach(errors::add);
        later.rejections.stream().limit(LISTED - rejections.size()).forEach(rejections::add);
    }

    void refuse(Item item, Reading.Faulty faulty) {
        faulty.faults().stream()
                .limit(LISTED - errors.size())
                .map(fault -> new ItemError(item.index(), faulty.id(), Rejection.pointer(fault), fault.detail()))
                .forEach(errors::add);
        if (rejections.size() < LISTED) {
            rejections.add(Rejection.of(receivedAt, faulty, item.payload().get()));
        }
    }

    /** @param fault by a pointer into the item itself */
    void refuse(Item item, Event event, Fault fault) {
        var inRequest = item.origin().apply(fault);
        refuse(item, new Reading.Faulty(event.accountId(), event.sentId(), List.of(inRequest)));
    }
}
