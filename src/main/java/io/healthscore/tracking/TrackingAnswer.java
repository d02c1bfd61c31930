package io.healthscore.tracking;

import io.healthscore.event.EventAnswer;
import io.healthscore.event.ItemError;
import java.util.List;

/**
 * What became of the calls of a request: {@code received = accepted + duplicates + rejected}. A client takes it for success
 * whatever it counts.
 *
 * @param errors the first 100
 */
record TrackingAnswer(
        boolean success, long received, long accepted, long duplicates, long rejected, List<ItemError> errors) {

    /** @param others accepted calls that are no events */
    static TrackingAnswer of(EventAnswer.Many events, long others) {
        return new TrackingAnswer(
                true,
                events.received() + others,
                events.accepted() + others,
                events.duplicates(),
                events.rejected(),
                events.errors());
    }
}
