package io.healthscore.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.healthscore.IntegrationTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.data.TemporalUnitOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class DatabaseClockTests {

    private static final TemporalUnitOffset CLOSE = within(10, ChronoUnit.MINUTES);

    @Autowired
    JdbcClient jdbc;

    /** Also where nothing else runs in the background, as here. */
    @Test
    void noticesOnItsOwnThatTheMachinesClockWasSet() {
        var wrongBy = new AtomicReference<>(Duration.ofHours(-3));
        InstantSource machine = () -> Clock.systemUTC().instant().plus(wrongBy.get());

        try (var clock = new DatabaseClock(machine.withZone(ZoneOffset.UTC), jdbc, Duration.ofMillis(50))) {
            assertThat(clock.instant()).isCloseTo(databaseTime(), CLOSE);

            wrongBy.set(Duration.ZERO);

            await().untilAsserted(() -> assertThat(clock.instant()).isCloseTo(databaseTime(), CLOSE));
        }
    }

    private Instant databaseTime() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
