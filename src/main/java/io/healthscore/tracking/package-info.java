/**
 * Doors for what products send already: CloudEvents. What comes in is put into the words of the events API, and from
 * there on it is an event like any other.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"event", "platform"})
package io.healthscore.tracking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
