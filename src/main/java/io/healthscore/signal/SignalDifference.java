package io.healthscore.signal;

import org.jspecify.annotations.Nullable;

/**
 * A signal that is not what its events come to.
 *
 * @param stored null if there is none
 * @param rebuilt null if there are no events for it
 */
public record SignalDifference(
        SignalKey key, @Nullable SignalRow stored, @Nullable SignalRow rebuilt) {}
