package io.healthscore.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTests {

    @ParameterizedTest
    @CsvSource({"1, PT10S", "2, PT30S", "3, PT90S", "7, PT2H1M30S", "8, PT6H", "200, PT6H"})
    void growsUpToSixHoursGiveOrTakeAFifth(int attempts, Duration about) {
        var random = new Random(attempts);
        for (int i = 0; i < 1000; i++) {
            var pause = Backoff.after(attempts, random);

            assertThat(pause)
                    .isBetween(
                            about.multipliedBy(8).dividedBy(10),
                            about.multipliedBy(12).dividedBy(10));
        }
    }

    @Test
    void triesSomeTenTimesWithinADay() {
        var random = new Random(1);
        var spent = Duration.ZERO;
        int attempts = 0;
        while (spent.compareTo(Duration.ofDays(1)) < 0) {
            spent = spent.plus(Backoff.after(++attempts, random));
        }

        assertThat(attempts).isBetween(8, 14);
    }
}
