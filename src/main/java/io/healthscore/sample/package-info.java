/**
 * The sample portfolio of the {@code local} profile: invented customers whose history tells a story each.
 * Sends accounts and events over HTTP, through the same code as any client's.
 * Loads once, into an empty database; a later start leaves everything as it is.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.healthscore.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
