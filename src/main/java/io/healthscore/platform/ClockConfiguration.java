package io.healthscore.platform;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class ClockConfiguration {
    private static final Duration MEASURED_EVERY = Duration.ofMinutes(1);

    @Bean
    DatabaseClock clock(JdbcClient jdbc) {
        return new DatabaseClock(Clock.systemUTC(), jdbc, MEASURED_EVERY);
    }
}
