package io.healthscore.simulation;

import io.healthscore.model.ScoringModels;
import io.healthscore.score.Evidence;
import io.healthscore.signal.EventType;
import io.healthscore.signal.Feeds;
import io.healthscore.signal.SignalReach;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes plans from what holds at this moment. */
@Component
class Plans {

    private final ScoringModels models;
    private final Feeds feeds;
    private final Clock clock;

    Plans(ScoringModels models, Feeds feeds, Clock clock) {
        this.models = models;
        this.feeds = feeds;
        this.clock = clock;
    }

    Plan of(PreviewRequest request) {
        var catalog = models.catalog();
        var moment = new Evidence.Moment(LocalDate.now(clock), feeds.current().starts());
        Map<EventType, SignalReach> reach = new HashMap<>(catalog.reach());
        request.candidate().model().reach().forEach((type, days) -> reach.merge(type, days, SignalReach::and));
        return new Plan(
                new Extent(request.day(), moment, request.segment(), reach), new Sides(catalog, request.candidate()));
    }
}
