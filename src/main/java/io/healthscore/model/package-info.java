/**
 * The versions of scoring models: reading and writing definitions, storing them, and which applies to an account when.
 * Owns {@code scoring_model}, {@code model_activation} and {@code model_reference}.
 * A version never changes once it is stored.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"scoring", "signal", "account", "platform"})
package io.healthscore.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
