package io.healthscore.event;

import io.healthscore.platform.Times;
import java.time.Instant;

/**
 * The moment at which events come in, and so the times that they may have.
 *
 * @param at cut to microseconds
 * @param oldest events before are refused: their partition is gone, so that a repeat could not be told
 * @param latest events after are refused
 */
record Reception(Instant at, Instant oldest, Instant latest) {

    static Reception of(Instant now, EventRetention retention) {
        var at = Times.cut(now);
        return new Reception(at, retention.oldest(at), at.plus(EventDoor.MAX_AHEAD));
    }
}
