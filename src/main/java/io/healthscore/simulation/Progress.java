package io.healthscore.simulation;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** How far a running preview has come. */
final class Progress {

    private final long number;
    private final PreviewRequest request;
    private final Instant startedAt;
    private final long total;
    private final AtomicLong done = new AtomicLong();

    /** @param number counts from 1, in the order in which they began */
    Progress(long number, PreviewRequest request, Instant startedAt, long total) {
        this.number = number;
        this.request = request;
        this.startedAt = startedAt;
        this.total = total;
    }

    long number() {
        return number;
    }

    PreviewRequest request() {
        return request;
    }

    Instant startedAt() {
        return startedAt;
    }

    void add(int accounts) {
        done.addAndGet(accounts);
    }

    long done() {
        return done.get();
    }

    /** At least what is done: accounts may have come since they were counted. */
    long total() {
        return Math.max(total, done.get());
    }
}
