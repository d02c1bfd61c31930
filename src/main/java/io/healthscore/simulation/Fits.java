package io.healthscore.simulation;

import io.healthscore.model.ReferencePopulation;
import io.healthscore.score.Evidence;
import io.healthscore.scoring.FittedReferences;
import io.healthscore.scoring.ScoringModel;
import io.healthscore.signal.Feeds;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Fits what percentile curves compare with, from all accounts as they were on the last closed day. */
@Component
class Fits implements ReferencePopulation {

    private final Population population;
    private final Feeds feeds;
    private final Clock clock;

    Fits(Population population, Feeds feeds, Clock clock) {
        this.population = population;
        this.feeds = feeds;
        this.clock = clock;
    }

    @Override
    public FittedReferences fit(ScoringModel model) {
        if (model.ranked().isEmpty()) {
            return FittedReferences.NONE;
        }
        var fit = begin(model);
        var slice = population.after(Population.BEGINNING, fit.extent());
        fit.add(slice.members());
        while (!slice.isLast()) {
            slice = population.after(slice.end(), fit.extent());
            fit.add(slice.members());
        }
        return fit.fitted();
    }

    /** For a caller that walks the extent itself. */
    Fit begin(ScoringModel model) {
        var today = LocalDate.now(clock);
        var moment = new Evidence.Moment(today, feeds.current().starts());
        return Fit.of(model, today.minusDays(1), moment);
    }
}
