package io.healthscore.insight;

import org.jspecify.annotations.Nullable;

/**
 * An account's segment and what is known of its size.
 *
 * @param seats NaN when unknown
 * @param spend a month; NaN when unknown
 */
record Sized(@Nullable String segment, double seats, double spend) {}
