/**
 * The sample portfolio of the {@code local} profile: invented customers whose history tells a story each.
 * Sends accounts and events through the same code as any client does.
 * Loads once, into an empty database; a later start leaves everything as it is.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"event", "account", "signal", "platform"})
package io.healthscore.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
