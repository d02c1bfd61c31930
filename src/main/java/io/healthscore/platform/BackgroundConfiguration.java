package io.healthscore.platform;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Lets scheduled methods run, unless {@code healthscore.background} is false, as in tests, which call them themselves. */
@Configuration(proxyBeanMethods = false)
@Conditional(BackgroundConfiguration.Wanted.class)
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

    /** However a boolean may be written: a replica whose timers stand still by mistake says nothing. */
    static class Wanted implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Binder.get(context.getEnvironment())
                    .bind("healthscore.background", Boolean.class)
                    .orElse(true);
        }
    }
}
