package io.healthscore.scoring;

import io.healthscore.signal.EventType;
import io.healthscore.signal.SignalReach;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Gathers how much of the past a model's values need. */
final class Reach {

    private final Map<EventType, SignalReach> byType = new EnumMap<>(EventType.class);

    /** The selection's signals of so many days, the day scored included. */
    void days(Selection selection, int days) {
        selection.types().forEach(type -> byType.merge(type, new SignalReach(days, false), SignalReach::and));
    }

    /** Those and, however long ago, the newest before them. */
    void newest(Selection selection, int days) {
        if (selection.isWhole()) {
            selection.types().forEach(type -> byType.merge(type, new SignalReach(days, true), SignalReach::and));
        } else {
            days(selection, SignalReach.FOREVER); // the type's newest signal may be of another name
        }
    }

    Map<EventType, SignalReach> byType() {
        return Collections.unmodifiableMap(byType);
    }
}
