package io.healthscore.webhook;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failed attempt: 10 seconds, then three times as long each time, up to 6 hours, a fifth more or
 * less so that many do not come back at once. Pure.
 */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final double FACTOR = 3;
    private static final double JITTER = 0.2;

    private Backoff() {}

    /** @param attempts that have failed, at least 1 */
    static Duration after(int attempts, RandomGenerator random) {
        double seconds = Math.min(LONGEST.toSeconds(), FIRST.toSeconds() * Math.pow(FACTOR, attempts - 1.0));
        return Duration.ofMillis(Math.round(seconds
                * random.nextDouble(1 - JITTER, 1 + JITTER)
                * Duration.ofSeconds(1).toMillis()));
    }
}
