package io.healthscore.scoring;

import io.healthscore.signal.Signals;
import org.jspecify.annotations.Nullable;

/** The last event of a day's signal. */
record Row(long day, double value, long at, String id) {

    static Row of(Signals signals, int index) {
        return new Row(
                signals.days()[index], signals.lasts()[index], signals.lastAts()[index], signals.lastIds()[index]);
    }

    /** Whether the other came later, by time and then id. */
    boolean isFollowedBy(@Nullable Row other) {
        return other != null && (other.at > at || (other.at == at && other.id.compareTo(id) > 0));
    }
}
