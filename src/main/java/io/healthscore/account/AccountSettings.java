package io.healthscore.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param autoCreate whether an event of an unknown account creates it, unregistered; otherwise the event is rejected
 */
@ConfigurationProperties("healthscore.accounts")
record AccountSettings(@DefaultValue("true") boolean autoCreate) {}
