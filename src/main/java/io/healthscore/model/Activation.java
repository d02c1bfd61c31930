package io.healthscore.model;

import java.time.Instant;

/**
 * From its time on the version was the active one of its key, until the next row of that key.
 *
 * @param active false if it ceased to be then, and no other took its place
 */
record Activation(long id, VersionId version, boolean active, Instant at) {}
