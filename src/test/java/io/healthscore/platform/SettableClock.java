package io.healthscore.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** The service's clock in tests: it stands still until a test moves it, and is back at {@link #START} before the next one. */
public final class SettableClock extends Clock {
    public static final Instant START = Instant.parse("2026-03-01T09:30:00Z");

    private volatile Instant now = START;

    public void set(Instant instant) {
        now = instant;
    }

    public void advance(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    @SuppressWarnings("UnnecessaryMethodReference") // Without it, this method would call itself.
    public Clock withZone(ZoneId zone) {
        InstantSource source = this::instant;
        return source.withZone(zone);
    }

    /** Makes the given clock that of a context which is about to start. */
    public static void register(ConfigurableApplicationContext context, SettableClock clock) {
        ((GenericApplicationContext) context)
                .registerBean(SettableClock.class, () -> clock, definition -> definition.setPrimary(true));
    }

    @TestConfiguration(proxyBeanMethods = false)
    public static class Configuration {
        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock();
        }
    }

    /** Sets the clock back before each test, and before what a class prepares for all of its tests. */
    public static class Reset implements TestExecutionListener {
        @Override
        public void beforeTestClass(TestContext test) {
            setBack(test);
        }

        @Override
        public void beforeTestMethod(TestContext test) {
            setBack(test);
        }

        private static void setBack(TestContext test) {
            test.getApplicationContext().getBean(SettableClock.class).set(START);
        }
    }
}
