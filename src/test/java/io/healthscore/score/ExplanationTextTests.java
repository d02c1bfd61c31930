package io.healthscore.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.score.ExplanationAnswer.Driver;
import io.healthscore.score.ExplanationAnswer.End;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ExplanationTextTests {

    private static final End BEFORE = end("2026-01-30", "63.02", "watch", 1);
    private static final End AFTER = end("2026-03-01", "49.00", "poor", 1);

    @Test
    void saysWhatMatteredMostAndWhatWentTheOtherWay() {
        var text = print(
                BEFORE,
                AFTER,
                driver("-20.00", "a cap took hold"),
                driver("+6.98", "seats rose"),
                driver("-1.00", "days fell"));

        assertThat(text).isEqualTo("""
                acme fell by 14.02 points, from 63.02 (watch) on 2026-01-30 to 49.00 (poor) on 2026-03-01, mostly because a cap \
                took hold, although seats rose.

                What moved it:
                   -20.00  a cap took hold
                    +6.98  seats rose
                    -1.00  days fell
                """);
    }

    @Test
    void saysBothReasonsWhereBothMattered() {
        var text = print(AFTER, BEFORE, driver("9.02", "seats rose"), driver("5.00", "days rose"));

        assertThat(text)
                .startsWith("acme rose by 14.02 points")
                .contains("mostly because seats rose, and because days rose.\n");
    }

    @Test
    void tellsTwoVersionsOnOneDayApart() {
        var text = print(end("2026-03-01", "63.02", "watch", 2), AFTER, driver("-14.02", "model moved"));

        assertThat(text)
                .startsWith(
                        "acme fell by 14.02 points, from 63.02 (watch) under default version 2 to 49.00 (poor) under default"
                                + " version 1, mostly because model moved.");
    }

    @Test
    void hasDecimalPointsWhateverTheMachineSpeaks() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(print(BEFORE, AFTER, driver("-14.02", "days fell"))).contains(" -14.02  days fell");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void saysThatNothingMoved() {
        assertThat(print(end("2026-01-30", "49.00", "poor", 1), AFTER))
                .isEqualTo("acme stands at 49.00 (poor) on 2026-03-01, as it did on 2026-01-30.\n");
    }

    @Test
    void showsScoresOnTheModelsOwnScale() {
        var from = end("2026-01-30", "63.02", "B", "watch", 1);

        assertThat(print(from, end("2026-03-01", "49.00", "C", "poor", 1), driver("-14.02", "days fell")))
                .contains("from B (63.02 of 100, watch) on 2026-01-30 to C (49.00 of 100, poor) on 2026-03-01");
    }

    private static String print(End from, End to, Driver... drivers) {
        var change = to.score().subtract(from.score());
        return ExplanationText.print(new ExplanationAnswer("acme", from, to, change, List.of(drivers)));
    }

    private static Driver driver(String change, String because) {
        return new Driver("metric", "key", new BigDecimal(change), null, null, because);
    }

    private static End end(String day, String score, String band, int version) {
        return end(day, score, score.substring(0, 2), band, version);
    }

    private static End end(String day, String score, String display, String band, int version) {
        return new End(
                LocalDate.parse(day),
                new BigDecimal(score),
                new BigDecimal(score),
                display,
                band,
                new ScoreAnswer.Model("default", version));
    }
}
