/**
 * What another model would do: previews over all accounts, computed from the same evidence as the scores themselves.
 * Fits what a new version's percentile curves compare with, which {@code model} keeps.
 * Owns no table, and changes nothing.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"score", "model", "scoring", "signal", "account", "platform"})
package io.healthscore.simulation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
