package io.healthscore.platform;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets scheduled methods run, unless {@code healthscore.background} is false, as in tests, which call them themselves. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "healthscore.background", matchIfMissing = true)
@EnableScheduling
class BackgroundConfiguration {}
