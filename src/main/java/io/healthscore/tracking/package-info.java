/**
 * Doors for what products send already: CloudEvents, and Segment's HTTP tracking API, which RudderStack's clients speak too.
 * What comes in is put into the words of the events API, and from there on it is an event like any other.
 * Owns {@code user_group}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "event", "platform"})
package io.healthscore.tracking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
