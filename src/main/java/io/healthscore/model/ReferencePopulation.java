package io.healthscore.model;

import io.healthscore.scoring.FittedReferences;
import io.healthscore.scoring.ScoringModel;

/** Told by whoever can measure accounts: what a new version's percentile curves compare with from now on. */
@FunctionalInterface
public interface ReferencePopulation {

    /** As of the last closed day; takes seconds for many accounts, and no time for a model without such curves. */
    FittedReferences fit(ScoringModel model);
}
