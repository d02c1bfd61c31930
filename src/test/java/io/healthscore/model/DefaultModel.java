package io.healthscore.model;

import io.healthscore.scoring.ScoringModel;

/** The default of {@link StarterModels}. */
public final class DefaultModel {

    public static final ScoringModel MODEL = StarterModels.named(ShippedModels.DEFAULT);

    private DefaultModel() {}
}
