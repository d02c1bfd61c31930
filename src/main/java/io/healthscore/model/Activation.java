package io.healthscore.model;

import java.time.Instant;

/** From its time on the version was the active one of its key, until the next activation of that key. */
record Activation(long id, VersionId version, Instant at) {}
