package io.healthscore.simulation;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** How far a running preview has come. */
final class Progress {

    private final PreviewRequest request;
    private final Instant startedAt;
    private final long total;
    private final AtomicLong done = new AtomicLong();

    Progress(PreviewRequest request, Instant startedAt, long total) {
        this.request = request;
        this.startedAt = startedAt;
        this.total = total;
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
