/**
 * The pure core: a scoring model, its metrics, curves, weights, caps, flags and explanation.
 * Knows days, signals and facts; no Spring, no SQL, no JSON, no clock.
 * The same arguments give the same score, to the last digit, live or in any rebuilt past.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "signal"})
package io.healthscore.scoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
