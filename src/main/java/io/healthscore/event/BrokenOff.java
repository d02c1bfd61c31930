package io.healthscore.event;

import java.io.Serial;

/** The database went away while a request's events were being stored; what the counts say stays stored. */
class BrokenOff extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Counts counts;
    private final RuntimeException cause;

    BrokenOff(Counts counts, RuntimeException cause) {
        super(cause);
        this.counts = counts;
        this.cause = cause;
    }

    /** The same, of a request of which this much had been stored. */
    BrokenOff after(Counts stored) {
        return new BrokenOff(stored, cause);
    }

    Counts counts() {
        return counts;
    }
}
