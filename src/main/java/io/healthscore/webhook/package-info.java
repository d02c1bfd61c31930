/**
 * Tells other systems what changed: who wants to know, what they were told of each account, and every message's way there.
 * Owns {@code webhook}, {@code webhook_account}, {@code webhook_message} and {@code webhook_delivery}.
 * Signs and retries as the Standard Webhooks specification says (standardwebhooks.com).
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"score", "model", "account", "platform"})
package io.healthscore.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
