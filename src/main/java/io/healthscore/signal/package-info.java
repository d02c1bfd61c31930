/**
 * What happened, per account and UTC day: signals, the windows that scoring reads, and each account's revision.
 * Owns {@code signal_day}, {@code signal_revision} and {@code feed_start}.
 * Signals outlive the events that they were made of; scoring reads these and never an event.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "platform"})
package io.healthscore.signal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
