package io.healthscore.score;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How many accounts' scores were brought up to now on this replica, and what that took; see {@code docs/metrics.md}. */
@Component
class ScoringMeters {

    private final Timer time;
    private final Counter accounts;

    ScoringMeters(MeterRegistry registry) {
        this.time = Timer.builder("healthscore.scoring")
                .description("Bringing stale scores up to now: one for a read, up to 200 at once in the background")
                .register(registry);
        this.accounts = Counter.builder("healthscore.scoring.accounts")
                .description("Accounts whose score, closings or both were computed and stored")
                .register(registry);
    }

    void scored(int number, long nanoseconds) {
        time.record(Duration.ofNanos(nanoseconds));
        accounts.increment(number);
    }
}
