package io.healthscore.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * The system's clock, moved by as much as the database's differs: all replicas of a deployment then agree on the time, and so on
 * when a day ends, however wrong the clocks of their machines are. In UTC, in whole microseconds, as the database keeps them.
 */
class DatabaseClock extends Clock implements AutoCloseable {
    private final Clock system;
    private final JdbcClient jdbc;
    private final ThreadPoolTaskScheduler timer = new ThreadPoolTaskScheduler();
    private volatile Duration offset = Duration.ZERO;

    /**
     * Measures now, and on its own from then on: also a replica that leaves all work in the background to others needs the time.
     *
     * @param system the machine's
     * @param every how often to measure
     */
    DatabaseClock(Clock system, JdbcClient jdbc, Duration every) {
        this.system = system;
        this.jdbc = jdbc;
        measure();
        timer.setClock(system);
        timer.setThreadNamePrefix("clock-");
        timer.setDaemon(true);
        timer.initialize();
        timer.scheduleWithFixedDelay(this::measure, system.instant().plus(every), every);
    }

    /** Asks again. A difference that the way to the database and back explains is none, lest the clock jitter. */
    private void measure() {
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
    public void close() {
        timer.shutdown();
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
