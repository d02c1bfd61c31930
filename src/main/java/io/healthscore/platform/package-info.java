/**
 * What no feature owns: problem details, paging, strict JSON, the audit trail, the embedded database, the clock.
 * Owns {@code audit}.
 * Every package may use it; it uses none of them.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.healthscore.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
