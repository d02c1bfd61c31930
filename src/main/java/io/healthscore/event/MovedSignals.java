package io.healthscore.event;

import io.healthscore.signal.Days;
import io.healthscore.signal.SignalCorrection;
import org.springframework.stereotype.Component;

/** Follows events that moved to another account: signals are counted again, or moved where their events are gone. */
@Component
class MovedSignals {

    private final Recount recount;
    private final SignalCorrection signals;
    private final Partitions partitions;

    MovedSignals(Recount recount, SignalCorrection signals, Partitions partitions) {
        this.recount = recount;
        this.signals = signals;
        this.partitions = partitions;
    }

    void follow(Merge merge, Days days) {
        recount.correct(merge.from(), days);
        recount.correct(merge.into(), days);
    }

    /** An event that both accounts had can't be told from two any more. */
    void addOlder(Merge merge) {
        signals.add(merge.from(), Days.until(partitions.firstCounted()), merge.into());
    }
}
