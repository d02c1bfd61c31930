package io.healthscore.scoring;

import static io.healthscore.scoring.Customer.TODAY;
import static io.healthscore.scoring.Customer.daysAgo;
import static io.healthscore.signal.EventType.FEATURE_USED;
import static io.healthscore.signal.EventType.LOGIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.signal.EventType;
import io.healthscore.signal.UserSet;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** However often it is asked, a span has as many users as gathering them finds. */
class UserCountsTests {

    private static final Selection ALL = Selection.of(LOGIN, FEATURE_USED);
    private static final int DAYS = 120;
    private static final int SPANS = 50;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void countsEachUserOfASpanOnce(long seed) {
        holds(seed, series(new Random(seed), 300, 12));
    }

    @ParameterizedTest(name = "{0} events by {1} users")
    @CsvSource({
        "3_000, 1_000", // too many users to be counted
        "60_000, 500", // too many visits to be kept
    })
    void estimatesWhereThereAreTooMany(int events, int users) {
        var series = series(new Random(1), events, users);

        holds(1, series);
        assertThat(series.users(first(), last()) >= UserSet.CAPACITY).isEqualTo(users > UserSet.CAPACITY);
    }

    private static void holds(long seed, Series series) {
        var random = new Random(-seed);
        var counts = new UserCounts(series);
        for (int i = 0; i < SPANS; i++) {
            long from = i % 10 == 9 ? Long.MIN_VALUE : first() + random.nextInt(DAYS);
            long to = Math.max(from, first()) + random.nextInt(40);

            assertThat(counts.between(from, to)).isEqualTo(series.users(from, to));
            assertThat(counts.between(from, to)).isEqualTo(series.users(from, to));
        }
    }

    private static Series series(Random random, int events, int users) {
        var customer = new Customer();
        for (int i = 0; i < events; i++) {
            EventType type = random.nextBoolean() ? LOGIN : FEATURE_USED;
            var happening = Happening.on(daysAgo(random.nextInt(DAYS)), type).by("u" + random.nextInt(users));
            customer.had(type == FEATURE_USED ? happening.named("f" + random.nextInt(3)) : happening);
        }
        return new SelectedSignals(customer.window()).series(ALL);
    }

    private static long first() {
        return last() - DAYS + 1;
    }

    private static long last() {
        return TODAY.toEpochDay();
    }
}
