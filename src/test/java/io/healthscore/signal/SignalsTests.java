package io.healthscore.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalsTests {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void findsTheFirstOfAnyDaysAtOrAfterAnyDay(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            int[] days = random.ints(random.nextInt(40), 20_000, 20_000 + 1 + random.nextInt(90))
                    .distinct()
                    .sorted()
                    .toArray();
            long[] none = {};
            double[] nothing = {};
            var signals = new Signals(
                    EventType.LOGIN,
                    "",
                    days,
                    none,
                    none,
                    nothing,
                    nothing,
                    nothing,
                    nothing,
                    none,
                    new String[0],
                    new byte[0],
                    new long[0][]);

            assertThat(LongStream.concat(
                            LongStream.of(Long.MIN_VALUE, Long.MAX_VALUE), LongStream.range(19_990, 20_100)))
                    .allSatisfy(day -> assertThat(signals.firstFrom(day)).isEqualTo((int)
                            Arrays.stream(days).filter(each -> each < day).count()));
        }
    }
}
