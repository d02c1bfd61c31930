package io.healthscore.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.healthscore.scoring.Percentile.Within;
import io.healthscore.signal.EventType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CurveTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    private static final Curve POINTS =
            new Curve.Piecewise(List.of(new Point(3, 100), new Point(14, 50), new Point(28, 20), new Point(56, 0)));

    static Stream<Curve> continuous() {
        return Stream.of(
                new Curve.Linear(0, 16),
                new Curve.Linear(600, 60),
                POINTS,
                new Curve.Target(70, 85, 0, 120),
                new Curve.Logistic(10, 0.5),
                new Curve.Logistic(10, -0.5),
                new Curve.Decay(14),
                new Rank(new Reference(DAY, 40, List.of(0.0, 0.0, 5.0, 5.0, 9.0, 100.0)), false),
                new Rank(new Reference(DAY, 40, List.of(1.0, 2.0, 3.0)), true));
    }

    @ParameterizedTest
    @MethodSource("continuous")
    void staysWithin0And100AndNeverJumps(Curve curve) {
        double jump = 0;
        double least = 100;
        double most = 0;
        double before = curve.apply(-50);
        for (double value = -50; value <= 700; value += 0.001) {
            double score = curve.apply(value);
            jump = Math.max(jump, Math.abs(score - before));
            least = Math.min(least, score);
            most = Math.max(most, score);
            before = score;
        }

        assertThat(jump).isLessThan(0.06);
        assertThat(least).isNotNegative();
        assertThat(most).isLessThanOrEqualTo(100);
    }

    @ParameterizedTest
    @MethodSource("continuous")
    void isANumberFarOut(Curve curve) {
        assertThat(curve.apply(1e15)).isBetween(0.0, 100.0);
        assertThat(curve.apply(-1e15)).isBetween(0.0, 100.0);
    }

    @Test
    void linearRunsFromWorstToBest() {
        assertThat(new Curve.Linear(0, 16).apply(4)).isEqualTo(25);
        assertThat(new Curve.Linear(0, 16).apply(20)).isEqualTo(100);
        assertThat(new Curve.Linear(10, 0).apply(4)).isEqualTo(60);
        assertThatThrownBy(() -> new Curve.Linear(3, 3)).hasMessage("worst and best must differ");
    }

    @Test
    void piecewiseJoinsItsPoints() {
        assertThat(POINTS.apply(3)).isEqualTo(100);
        assertThat(POINTS.apply(8.5)).isEqualTo(75);
        assertThat(POINTS.apply(14)).isEqualTo(50);
        assertThat(POINTS.apply(21)).isEqualTo(35);
        assertThat(POINTS.apply(57)).isZero();
        assertThat(POINTS.apply(0)).isEqualTo(100);
    }

    @Test
    void pointsMustAscend() {
        assertThatThrownBy(() -> new Curve.Piecewise(List.of(new Point(2, 0), new Point(2, 5))))
                .hasMessage("points must be in ascending order, but 2 follows 2");
        assertThatThrownBy(() -> new Point(2, 101)).hasMessage("the score at 2 must lie between 0 and 100, but is 101");
    }

    @Test
    void stepsHoldFromTheirValueOn() {
        var steps = new Curve.Steps(List.of(new Point(0, 100), new Point(7, 50), new Point(14, 0)));

        assertThat(steps.apply(-1)).isEqualTo(100);
        assertThat(steps.apply(6.99)).isEqualTo(100);
        assertThat(steps.apply(7)).isEqualTo(50);
        assertThat(steps.apply(14)).isZero();
    }

    @Test
    void targetFallsOffOnBothSides() {
        var target = new Curve.Target(70, 85, 0, 120);

        assertThat(target.apply(70)).isEqualTo(100);
        assertThat(target.apply(80)).isEqualTo(100);
        assertThat(target.apply(35)).isEqualTo(50);
        assertThat(target.apply(102.5)).isEqualTo(50);
        assertThat(target.apply(130)).isZero();
    }

    @Test
    void logisticPasses50AtItsMidpoint() {
        assertThat(new Curve.Logistic(10, 0.5).apply(10)).isEqualTo(50);
        assertThat(new Curve.Logistic(10, 0.5).apply(12)).isCloseTo(73.105858, within(1e-6));
        assertThat(new Curve.Logistic(10, -0.5).apply(12)).isCloseTo(26.894142, within(1e-6));
    }

    @Test
    void decayHalves() {
        assertThat(new Curve.Decay(14).apply(-3)).isEqualTo(100);
        assertThat(new Curve.Decay(14).apply(14)).isEqualTo(50);
        assertThat(new Curve.Decay(14).apply(42)).isEqualTo(12.5);
    }

    @Test
    void percentileRanksAmongItsReference() {
        Curve reference = new Rank(new Reference(DAY, 30, List.of(0.0, 10.0, 10.0, 20.0, 40.0)), false);

        assertThat(reference.apply(-1)).isZero();
        assertThat(reference.apply(0)).isZero();
        assertThat(reference.apply(10)).isEqualTo(37.5);
        assertThat(reference.apply(20)).isEqualTo(75);
        assertThat(reference.apply(30)).isEqualTo(87.5);
        assertThat(reference.apply(40)).isEqualTo(100);
        assertThat(reference.apply(50)).isEqualTo(100);
    }

    @Test
    void percentileNeedsAReferenceOfThirty() {
        var few = new Reference(DAY, 29, List.of());
        var all = new Reference(DAY, 30, List.of(0.0, 1.0));
        var segment = new Reference(DAY, 30, List.of(0.0, 100.0));
        var within = new Percentile(Within.SEGMENT, false, Map.of("", all, "smb", segment));

        assertThat(new Percentile(Within.ALL_ACCOUNTS, false, Map.of()).curve("smb"))
                .isEmpty();
        assertThat(new Percentile(Within.ALL_ACCOUNTS, false, Map.of("", few)).curve("smb"))
                .isEmpty();
        assertThat(within.curve("smb")).contains(new Rank(segment, false));
        assertThat(within.curve("other")).contains(new Rank(all, false));
        assertThat(within.curve(null)).contains(new Rank(all, false));
        assertThat(new Percentile(Within.SEGMENT, false, Map.of("", few)).curve("smb"))
                .isEmpty();
        assertThatThrownBy(() -> new Reference(DAY, 29, List.of(0.0, 1.0)))
                .hasMessageContaining("at least 30 accounts");
    }

    @Test
    void metricWithoutAReferenceIsMissing() {
        Metric ranked = new Metric(
                "m",
                "M",
                "",
                "all",
                1,
                new Count(Selection.of(EventType.LOGIN), 28),
                new Percentile(Within.ALL_ACCOUNTS, false, Map.of()),
                Absence.LEAVE_OUT);

        Score score = new Customer()
                .score(Models.of(ranked, Models.metric("n", 1, new Count(Selection.of(EventType.LOGIN), 28))));

        assertThat(score.metrics().get(0).status()).isEqualTo(MetricStatus.MISSING);
        assertThat(score.metrics().get(0).because()).isEqualTo("M: too few accounts to compare with");
        assertThat(score.coverage()).isEqualTo(0.5);
    }

    @Test
    void saysWhereItIsFull() {
        assertThat(new Curve.Linear(0, 16).full())
                .map(full -> full.sentence("days"))
                .contains("16 make it full");
        assertThat(new Curve.Linear(0, 1).full())
                .map(full -> full.sentence("x"))
                .contains("1 makes it full");
        assertThat(new Curve.Linear(10, 0).full())
                .map(full -> full.sentence("%"))
                .contains("0 % makes it full");
        assertThat(POINTS.full()).map(full -> full.sentence("days")).contains("3 or fewer make it full");
        assertThat(new Curve.Target(70, 85, 0, 120).full())
                .map(full -> full.sentence("%"))
                .contains("70 to 85 % make it full");
        assertThat(new Curve.Logistic(0, 1).full()).isEmpty();
    }
}
