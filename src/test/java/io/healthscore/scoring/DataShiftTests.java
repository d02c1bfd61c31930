package io.healthscore.scoring;

import static io.healthscore.scoring.Models.measure;
import static io.healthscore.scoring.Models.metric;
import static io.healthscore.scoring.ScorerTests.measured;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DataShiftTests {

    private static final ScoringModel MODEL =
            Models.of(metric("a", 1, measure("a")), metric("b", 1, measure("b")), metric("c", 2, measure("c")));

    @Test
    void isNothingWhenTheSameMetricsAreMeasured() {
        assertThat(between(measured("a", 10, "b", 90), measured("a", 90, "b", 10)))
                .isZero();
    }

    @Test
    void isWhatAMetricThatWentMissingTookAlong() {
        // 45 before; without b only a's 20 is left, which is 25 less
        assertThat(between(measured("a", 20, "b", 70), measured("a", 20))).isEqualTo(-25);
        assertThat(between(measured("a", 70, "b", 20), measured("a", 70))).isEqualTo(25);
    }

    @Test
    void isWhatAMetricThatCameBackBrought() {
        assertThat(between(measured("a", 20), measured("a", 20, "b", 70))).isEqualTo(25);
    }

    @Test
    void leavesTheRestOfTheMoveToTheCustomer() {
        // with b's 80 kept: (40 + 80) / 2 = 60; without: 40. The fall from 80 to 60 is the customer's own.
        assertThat(between(measured("a", 80, "b", 80), measured("a", 40))).isEqualTo(-20);
    }

    @Test
    void countsNothingThatACapHidesAnyway() {
        ScoringModel capped =
                Models.capped(MODEL, new Cap("x", "x", Condition.above(measure("x"), 0), 0, new Cap.Fixed(30)));

        assertThat(DataShift.between(
                        capped,
                        measured("a", 90, "b", 70, "x", 1).score(capped),
                        measured("a", 90, "x", 1).score(capped)))
                .isZero();
    }

    @Test
    void isNothingWhereThereIsNoScore() {
        assertThat(between(measured("a", 90), measured())).isZero();
        assertThat(between(measured(), measured("a", 90))).isZero();
    }

    private static double between(Customer before, Customer after) {
        return DataShift.between(MODEL, before.score(MODEL), after.score(MODEL));
    }
}
