package io.healthscore.score;

import io.healthscore.model.ScoringModels;
import io.healthscore.signal.Feeds;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Reads what holds for every account at this moment: the day, the models, the feeds. */
@Component
class RulesNow {

    private final ScoringModels models;
    private final Feeds feeds;
    private final Clock clock;

    RulesNow(ScoringModels models, Feeds feeds, Clock clock) {
        this.models = models;
        this.feeds = feeds;
        this.clock = clock;
    }

    /** Costs two tiny queries. */
    Rules read() {
        return new Rules(today(), models.catalog(), feeds.current());
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
