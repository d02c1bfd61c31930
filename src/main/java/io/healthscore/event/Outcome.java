package io.healthscore.event;

import io.healthscore.platform.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What became of one event.
 *
 * @param fault why it was rejected; null otherwise
 */
public record Outcome(Status status, @Nullable Fault fault) {

    public static final Outcome ACCEPTED = new Outcome(Status.ACCEPTED, null);
    public static final Outcome DUPLICATE = new Outcome(Status.DUPLICATE, null);

    /** Stored and counted, there before and not counted again, or refused. */
    public enum Status {
        ACCEPTED,
        DUPLICATE,
        REJECTED
    }

    /** @param fault by a pointer into the event itself, such as {@code /occurredAt} */
    public static Outcome rejected(Fault fault) {
        return new Outcome(Status.REJECTED, fault);
    }
}
