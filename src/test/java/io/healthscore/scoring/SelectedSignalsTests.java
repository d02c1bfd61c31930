package io.healthscore.scoring;

import static io.healthscore.model.DefaultModel.MODEL;
import static io.healthscore.scoring.Customer.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found once for many days is what each of them would have found. */
class SelectedSignalsTests {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aDayIsWorthTheSameAmongOthersAsAlone(long seed) {
        Customer customer = RandomCustomer.of(seed);
        var shared = new SelectedSignals(customer.window());

        for (int day = 60; day >= 0; day--) {
            var alone = Scorer.score(
                    MODEL, customer.feeds(), customer.facts(), new SelectedSignals(customer.window()), daysAgo(day));
            assertThat(Scorer.score(MODEL, customer.feeds(), customer.facts(), shared, daysAgo(day)))
                    .isEqualTo(alone);
        }
    }
}
