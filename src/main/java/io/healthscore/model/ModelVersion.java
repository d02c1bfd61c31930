package io.healthscore.model;

import io.healthscore.scoring.ScoringModel;

/** One version of a scoring model, ready to score with. The same key and version always mean the same model. */
public record ModelVersion(String key, int version, ScoringModel model) {}
