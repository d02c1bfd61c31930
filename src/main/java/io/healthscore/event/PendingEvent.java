package io.healthscore.event;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** An event that a request waits for. */
final class PendingEvent {

    private final Event event;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    PendingEvent(Event event) {
        this.event = event;
    }

    Event event() {
        return event;
    }

    void complete(Outcome reached) {
        outcome.complete(reached);
    }

    void fail(Throwable failure) {
        outcome.completeExceptionally(failure);
    }

    /** Waits for it; throws what it failed with. */
    Outcome outcome() {
        try {
            return outcome.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
