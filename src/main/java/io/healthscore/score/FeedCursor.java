package io.healthscore.score;

import io.healthscore.platform.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How far a client has read the changes feed.
 *
 * @param position of the last row that it has
 * @param at when it had read all that there was, or began to read: accounts deleted before then are none of its concern. A
 *     whole hour, so that a poll that brings nothing new is answered like the one before it
 */
record FeedCursor(long position, Instant at) {

    private static final Duration VALID = Duration.ofDays(30);

    FeedCursor {
        at = at.truncatedTo(ChronoUnit.HOURS);
    }

    /** @throws CursorExpired when accounts may have been deleted since that the feed has forgotten */
    static FeedCursor read(String text, Instant now) {
        var cursor = Cursor.decode(text, 2);
        var read = new FeedCursor(cursor.wholeNumber(0), cursor.instant(1));
        if (read.at.isBefore(eldest(now))) {
            throw new CursorExpired();
        }
        return read;
    }

    /** Cursors from before this time are refused; an hour more than is promised, for they name only their hour. */
    static Instant eldest(Instant now) {
        return now.minus(VALID).minus(1, ChronoUnit.HOURS);
    }

    String text() {
        return Cursor.encode(Long.toString(position), at.toString());
    }
}
