package io.healthscore.simulation;

import io.healthscore.score.Evidence;
import io.healthscore.scoring.FittedReferences;
import io.healthscore.scoring.Fitting;
import io.healthscore.scoring.ScoringModel;
import java.time.LocalDate;
import java.util.List;

/**
 * A fit that is under way.
 *
 * @param extent whom to add: everybody, whatever accounts the model applies to
 */
record Fit(Fitting fitting, Extent extent) {

    static Fit of(ScoringModel model, LocalDate day, Evidence.Moment moment) {
        var fitting = new Fitting(model, day);
        return new Fit(fitting, new Extent(day, moment, null, fitting.reach()));
    }

    /** Accounts that nobody registered belong to no reference population: most are typos. */
    Fit add(List<Member> members) {
        members.stream()
                .filter(Member::registered)
                .forEach(member -> member.evidence().addTo(fitting, member.facts()));
        return this;
    }

    FittedReferences fitted() {
        return fitting.fit();
    }
}
