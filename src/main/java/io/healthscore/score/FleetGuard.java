package io.healthscore.score;

import io.healthscore.platform.OneAtATime;
import io.healthscore.platform.OpenDay;
import io.healthscore.signal.Revisions;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Doubts the data of a day on which too many accounts move the same way, and holds the flags of that day. Whenever a
 * verdict is reversed, all accounts' flags are computed again from that day on; a step that was cut short begins again.
 */
@Component
class FleetGuard {

    private static final int PAGE = 1000;

    private final FleetJudge fleet;
    private final FleetShifts shifts;
    private final Revisions revisions;
    private final OpenDay open;
    private final OneAtATime oneAtATime;

    FleetGuard(FleetJudge fleet, FleetShifts shifts, Revisions revisions, OpenDay open, OneAtATime oneAtATime) {
        this.fleet = fleet;
        this.shifts = shifts;
        this.revisions = revisions;
        this.open = open;
        this.oneAtATime = oneAtATime;
    }

    /** On one replica at a time; others return at once. */
    void judge() {
        oneAtATime.run("fleet shift", () -> {
            fleet.judge();
            tell();
        });
    }

    private void tell() {
        var changed = shifts.untold();
        if (changed.isEmpty()) {
            return;
        }
        var earliest = open.dirtyFrom(changed.get(0).day());
        for (var page = Optional.of(""); page.isPresent(); ) {
            page = revisions.markStale(page.get(), PAGE, earliest);
        }
        shifts.told(changed);
    }
}
