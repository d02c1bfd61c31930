package io.healthscore.simulation;

import io.healthscore.model.ModelVersion;
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
    private final Fits fits;
    private final Feeds feeds;
    private final Clock clock;

    Plans(ScoringModels models, Fits fits, Feeds feeds, Clock clock) {
        this.models = models;
        this.fits = fits;
        this.feeds = feeds;
        this.clock = clock;
    }

    /** Walks over all accounts first if the candidate's percentile curves are to be fitted. */
    Plan of(PreviewRequest request, Walk walk) {
        var candidate = request.isToBeFitted() ? fitted(request.candidate(), walk) : request.candidate();
        var catalog = models.catalog();
        var moment = new Evidence.Moment(LocalDate.now(clock), feeds.current().starts());
        Map<EventType, SignalReach> reach = new HashMap<>(catalog.reach());
        candidate.model().reach().forEach((type, days) -> reach.merge(type, days, SignalReach::and));
        return new Plan(new Extent(request.day(), moment, request.segment(), reach), new Sides(catalog, candidate));
    }

    private ModelVersion fitted(ModelVersion candidate, Walk walk) {
        var fit = fits.begin(candidate.model());
        walk.over(fit.extent(), fit::add, added -> {});
        return candidate.comparedWith(fit.fitted());
    }
}
