package io.healthscore.platform;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The machine of a replica whose clock is wrong, by so much. */
public final class WrongClock {

    private WrongClock() {}

    /** Gives it to a context which is about to start. */
    public static void register(ConfigurableApplicationContext context, Duration wrongBy) {
        ((GenericApplicationContext) context)
                .registerBean(
                        "wrongClock",
                        DatabaseClock.class,
                        () -> new DatabaseClock(
                                Clock.offset(Clock.systemUTC(), wrongBy),
                                context.getBean(JdbcClient.class),
                                Duration.ofMinutes(1)),
                        definition -> definition.setPrimary(true));
    }
}
