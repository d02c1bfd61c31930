package io.healthscore.model;

import io.healthscore.scoring.ScoringModel;

/** The models that ship, as tests of other packages want them: read from their files, without a database. */
public final class StarterModels {

    private StarterModels() {}

    public static ScoringModel named(String key) {
        return DefinitionReader.read(
                DefinitionText.json(ShippedModels.definition(key).toString()));
    }
}
