package io.healthscore.score;

import io.healthscore.model.ScoringModels;
import io.healthscore.signal.Feeds;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
        return new Rules(clock.instant(), models.catalog(), feeds.current(), shifts.suspectDays());
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
