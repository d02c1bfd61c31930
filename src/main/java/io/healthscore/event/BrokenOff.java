package io.healthscore.event;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The database went away while a request's events were being stored; what the counts say stays stored. */
class BrokenOff extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Counts counts;

    BrokenOff(Counts counts, @Nullable Throwable cause) {
        super(cause);
        this.counts = counts;
    }

    /** The same, of a request of which this much had been stored. */
    BrokenOff after(Counts stored) {
        return new BrokenOff(stored, getCause());
    }

    Counts counts() {
        return counts;
    }
}
