/**
 * Who may call: API keys with scopes, tokens of an identity provider, what each call needs, how many it may make.
 * Owns {@code api_key} and {@code api_key_secret}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "platform")
package io.healthscore.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
