/**
 * What happened: the event types, their validation, idempotent ingestion, the log, and rebuilding signals from it.
 * Owns {@code event} and its monthly partitions, and {@code event_rejection}.
 * An acknowledged event is on disk, counted exactly once, and seen by the next read of its account's score.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "signal", "platform"})
package io.healthscore.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
