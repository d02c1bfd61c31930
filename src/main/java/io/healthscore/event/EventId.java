package io.healthscore.event;

import org.jspecify.annotations.Nullable;

/**
 * An event's id, which is unique among those of its source. Stored as one text, in which the source stands before the id.
 *
 * @param source who gave the id, if its ids are a space of their own; null for all other clients, who share one
 * @param id as sent
 */
record EventId(@Nullable String source, String id) {

    private static final char END_OF_SOURCE = '\u001F';

    static EventId of(String stored) {
        int end = stored.indexOf(END_OF_SOURCE);
        var source = end <= 0 ? null : stored.substring(0, end);
        return new EventId(source, stored.substring(end + 1));
    }

    String stored() {
        if (source == null) {
            return id.indexOf(END_OF_SOURCE) < 0 ? id : END_OF_SOURCE + id;
        }
        return source + END_OF_SOURCE + id;
    }
}
