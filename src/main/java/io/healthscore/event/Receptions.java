package io.healthscore.event;

import java.time.Clock;
import org.springframework.stereotype.Component;

/** Says which times events may have now. */
@Component
class Receptions {

    private final Clock clock;
    private final EventRetention retention;

    Receptions(Clock clock, EventRetention retention) {
        this.clock = clock;
        this.retention = retention;
    }

    Reception now() {
        return Reception.of(clock.instant(), retention);
    }
}
