/**
 * Who the customers are, and what their own record said at the end of each day (facts).
 * Owns {@code account}, {@code account_external_id}, {@code account_day} and {@code account_tombstone}.
 * Erasing an account starts here: every other package deletes its rows when it hears of it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package io.healthscore.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
