package io.healthscore.score;

import io.healthscore.model.ScoringModels;
import io.healthscore.signal.Feeds;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Reads what holds for every account at this moment: the day, the models, the feeds, the days in doubt. */
@Component
class RulesNow {

    private final ScoringModels models;
    private final Feeds feeds;
    private final FleetShifts shifts;
    private final Clock clock;

    RulesNow(ScoringModels models, Feeds feeds, FleetShifts shifts, Clock clock) {
        this.models = models;
        this.feeds = feeds;
        this.shifts = shifts;
        this.clock = clock;
    }

    /** Costs three tiny queries. */
    Rules read() {
        return new Rules(today(), models.catalog(), feeds.current(), shifts.suspectDays());
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
