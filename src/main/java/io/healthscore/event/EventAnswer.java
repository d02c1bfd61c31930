package io.healthscore.event;

import java.util.List;
import java.util.Locale;

/** What a request that sent events is answered. */
public sealed interface EventAnswer {

    /**
     * To one event.
     *
     * @param id the client's own, or the one made up
     * @param status {@code accepted} or {@code duplicate}
     */
    record One(String id, String status) implements EventAnswer {

        static One of(Event event, Outcome outcome) {
            return new One(event.sentId(), outcome.status().name().toLowerCase(Locale.ROOT));
        }

        /** Stored by this request. */
        public boolean accepted() {
            return status.equals("accepted");
        }
    }

    /**
     * To a batch or stream: {@code received = accepted + duplicates + rejected}.
     *
     * @param errors the first {@value Tally#LISTED}
     */
    record Many(long received, long accepted, long duplicates, long rejected, List<ItemError> errors)
            implements EventAnswer {

        static Many of(Tally tally) {
            var counts = tally.counts();
            return new Many(
                    counts.received(), counts.accepted(), counts.duplicates(), counts.rejected(), tally.errors());
        }
    }
}
