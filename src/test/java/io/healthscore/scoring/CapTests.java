package io.healthscore.scoring;

import static io.healthscore.scoring.Models.measure;
import static io.healthscore.scoring.Models.metric;
import static io.healthscore.scoring.ScorerTests.measured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CapTests {

    private static final ScoringModel MODEL = Models.of(metric("a", 1, measure("a")));

    @Test
    void theLowestThatHoldsWinsAndAllAreListed() {
        ScoringModel model = Models.capped(MODEL, above("mild", 10, 74), above("hard", 20, 49), above("never", 99, 10));

        Score score = measured("a", 90, "x", 30).score(model);

        assertThat(score.caps()).extracting(CapHeld::key).containsExactly("hard", "mild");
        assertThat(score.rating().orElseThrow().score()).isEqualTo(49);
        assertThat(score.rating().orElseThrow().rawScore()).isEqualTo(90);
        assertThat(score.rating().orElseThrow().band()).isEqualTo(Band.POOR);
        assertThat(score.reasons())
                .containsExactly(
                        new Reason("hard", 41, "hard: 30"),
                        new Reason("mild", 16, "mild: 30"),
                        new Reason("a", 10, "a: 90, 100 make it full"));
    }

    @Test
    void aCapAboveTheScoreHoldsAndCostsNothing() {
        Score score = measured("a", 40, "x", 30).score(Models.capped(MODEL, above("mild", 10, 74)));

        assertThat(score.caps()).hasSize(1);
        assertThat(score.rating().orElseThrow().score()).isEqualTo(40);
        assertThat(score.reasons()).extracting(Reason::key).containsExactly("a");
    }

    @Test
    void holdsStrictlyAboveOrBelow() {
        var between = new Condition(measure("x"), OptionalDouble.of(10), OptionalDouble.of(20));

        assertThat(List.of(10.0, 10.01, 19.99, 20.0))
                .extracting(value -> between.holds(Measurement.of(value, 0)))
                .containsExactly(false, true, true, false);
        assertThatThrownBy(() -> new Condition(measure("x"), OptionalDouble.empty(), OptionalDouble.empty()))
                .hasMessage("when needs above or below");
    }

    @Test
    void isNotHeldByWhatIsMissing() {
        var cap = new Cap("low", "low", Condition.below(measure("x"), 10), 0, new Cap.Fixed(49));

        assertThat(measured("a", 90).score(Models.capped(MODEL, cap)).caps()).isEmpty();
    }

    @Test
    void aCurveSlidesTheLimitIn() {
        var curve = new Curve.Piecewise(List.of(new Point(-65, 49), new Point(-45, 100)));
        var cap = new Cap("fading", "Use fades", Condition.below(measure("x"), -45), 0, new Cap.Sliding(curve));
        ScoringModel model = Models.capped(MODEL, cap);

        assertThat(measured("a", 90, "x", -45).score(model).caps()).isEmpty();
        assertThat(measured("a", 90, "x", -46)
                        .score(model)
                        .rating()
                        .orElseThrow()
                        .score())
                .isEqualTo(90);
        assertThat(measured("a", 90, "x", -55)
                        .score(model)
                        .rating()
                        .orElseThrow()
                        .score())
                .isEqualTo(74.5);
        assertThat(measured("a", 90, "x", -80)
                        .score(model)
                        .rating()
                        .orElseThrow()
                        .score())
                .isEqualTo(49);
    }

    @Test
    void holdsFromItsMinimumAgeOn() {
        ScoringModel model =
                Models.capped(MODEL, new Cap("c", "c", Condition.above(measure("x"), 0), 182, new Cap.Fixed(74)));

        assertThat(measured("a", 90, "x", 1).since(181).score(model).caps()).isEmpty();
        assertThat(measured("a", 90, "x", 1).since(182).score(model).caps()).hasSize(1);
    }

    private static Cap above(String key, double line, double atMost) {
        return new Cap(key, key, Condition.above(measure("x"), line), 0, new Cap.Fixed(atMost));
    }
}
