package io.healthscore.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownSignalsTests {

    private static final int END = (int) LocalDate.of(2026, 11, 1).toEpochDay();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsUnpackedIsWhatWasPackedUpToTheDay(long seed) {
        var random = new Random(seed);
        var all = new WindowCollector();
        var earlier = new WindowCollector();
        for (var type : EventType.values()) {
            for (var facet : new String[] {"", "reports", "Übersicht", "日報"}) {
                fill(all.of(type, facet), earlier.of(type, facet), random);
            }
        }
        var unpacked = new WindowCollector();
        KnownSignals.of(all.window(), LocalDate.ofEpochDay(END)).addTo(unpacked);
        assertThat(columns(unpacked.window())).isDeepEqualTo(columns(earlier.window()));
    }

    /** Days before and after the end, often with the same time as another row, so that ids count. */
    private static void fill(SignalsCollector all, SignalsCollector earlier, Random random) {
        for (int day = END - 40; day < END + 3; day += 1 + random.nextInt(5)) {
            long valued = random.nextInt(4);
            double sum =
                    valued == 0 ? 0 : random.nextBoolean() ? random.nextInt(7) - 3 : random.nextDouble() * 1000 - 500;
            double single = valued == 1 ? sum : Double.NaN;
            double min = valued > 1 ? sum - 1 : single;
            double max = valued > 1 ? sum + 1 : single;
            double last = valued == 0 || random.nextInt(4) == 0 ? Double.NaN : valued == 1 ? sum : max;
            long at =
                    day * 86_400_000_000L + (random.nextBoolean() ? 43_200_000_000L : random.nextLong(86_400_000_000L));
            var id = at % 43_200_000_000L == 0 ? "e" + random.nextInt(1000) : "";
            long count = valued + random.nextLong(1L << 40);
            byte severity = (byte) random.nextInt(5);
            var users =
                    random.longs(random.nextInt(4), -5, 5).sorted().distinct().toArray();
            for (var collector : day < END ? new SignalsCollector[] {all, earlier} : new SignalsCollector[] {all}) {
                collector.begin(day, count);
                collector.values(valued, sum, min, max);
                collector.last(last, at, id);
                collector.end(severity, users);
            }
        }
    }

    private static Object[][] columns(SignalWindow window) {
        return window.all()
                .map(signals -> new Object[] {
                    signals.type(),
                    signals.facet(),
                    signals.days(),
                    signals.counts(),
                    signals.valued(),
                    signals.sums(),
                    signals.mins(),
                    signals.maxs(),
                    signals.lasts(),
                    signals.lastAts(),
                    signals.lastIds(),
                    signals.severities(),
                    signals.users()
                })
                .toArray(Object[][]::new);
    }
}
