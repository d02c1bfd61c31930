package io.healthscore.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The system's clock, moved by as much as the database's differs: all replicas of a deployment then agree on the time, and so on
 * when a day ends, however wrong the clocks of their machines are. In UTC, in whole microseconds, as the database keeps them.
 */
class DatabaseClock extends Clock {
    private final Clock system;
    private final JdbcClient jdbc;
    private volatile Duration offset = Duration.ZERO;

    /** @param system the machine's */
    DatabaseClock(Clock system, JdbcClient jdbc) {
        this.system = system;
        this.jdbc = jdbc;
        measure();
    }

    /** Asks again. A difference that the way to the database and back explains is none, lest the clock jitter. */
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    final void measure() {
        var asked = system.instant();
        var answer = jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        var way = Duration.between(asked, system.instant());
        var measured = Duration.between(asked.plus(way.dividedBy(2)), answer);
        if (measured.minus(offset).abs().compareTo(way) > 0) {
            offset = measured;
        }
    }

    @Override
    public Instant instant() {
        return system.instant().plus(offset).truncatedTo(ChronoUnit.MICROS);
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
}
