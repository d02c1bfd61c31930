/**
 * Current scores, their freshness, their history by day, and the flags that are folded over it.
 * Owns {@code score_current}, {@code score_day}, {@code score_override}, {@code band_change}, {@code score_feed*},
 * {@code play_suggestion}, {@code sweep}, {@code fleet_shift} and {@code recalculation*}.
 * Only the live path announces a change; recalculated and past scores never do.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"model", "scoring", "signal", "account", "platform"})
package io.healthscore.score;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
