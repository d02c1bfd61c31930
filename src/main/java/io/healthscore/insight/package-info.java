/**
 * What all accounts together say: the portfolio now and over time, who is at risk, who is ready to grow, what goes with health.
 * Reads the tables of the packages that it may use, and computes no score of its own; owns {@code portfolio_day} and
 * {@code portfolio_mark}.
 * Accounts that are excluded or have churned are left out, unless a number is about them.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"score", "model", "scoring", "signal", "account", "platform"})
package io.healthscore.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
