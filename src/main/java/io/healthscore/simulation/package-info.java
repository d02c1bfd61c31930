/**
 * What another model would do: previews over all accounts, computed from the same evidence as the scores themselves.
 * Owns no table, and changes nothing.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"score", "model", "scoring", "signal", "account", "platform"})
package io.healthscore.simulation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
