package io.healthscore.event;

import io.healthscore.platform.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What could be made of one item of a request. */
sealed interface Reading {

    /** Whose it is; null if that could not be read. */
    @Nullable
    String accountId();

    /** Nothing is wrong with it. */
    record Valid(Event event) implements Reading {
        @Override
        public String accountId() {
            return event.accountId();
        }
    }

    /**
     * @param accountId whose it would have been, if that could be read
     * @param id the client's own, if that could be read
     * @param faults all of them, by pointers into the request
     */
    record Faulty(@Nullable String accountId, @Nullable String id, List<Fault> faults) implements Reading {}
}
