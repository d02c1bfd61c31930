package io.healthscore.score;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/** A {@link ScoreAnswer} as the JSON that is stored and answered. */
record ScoreDocument(@JsonValue @JsonRawValue String json) {}
