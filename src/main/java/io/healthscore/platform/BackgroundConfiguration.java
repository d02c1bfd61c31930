package io.healthscore.platform;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Lets scheduled methods run, unless {@code healthscore.background} is false, as in tests, which call them themselves. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "healthscore.background", matchIfMissing = true)
@EnableScheduling
class BackgroundConfiguration {

    /**
     * With virtual threads Spring Boot's own scheduler has a single thread for all that comes after a fixed delay: one task that
     * waits would hold up every other.
     */
    @Bean
    ThreadPoolTaskScheduler taskScheduler(ThreadPoolTaskSchedulerBuilder builder) {
        return builder.build();
    }
}
