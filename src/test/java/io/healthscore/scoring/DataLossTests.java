package io.healthscore.scoring;

import static io.healthscore.scoring.Models.measure;
import static io.healthscore.scoring.Models.metric;
import static io.healthscore.scoring.ScorerTests.measured;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DataLossTests {

    private static final List<Category> TWO = List.of(new Category("all", 1, 0), new Category("more", 1, 0));

    private static final ScoringModel MODEL = Models.of(
            TWO,
            metric("a", 1, measure("a")),
            metric("b", 1, measure("b")),
            metric("c", "more", 1, measure("c"), Absence.LEAVE_OUT));

    private final Customer customer = measured("a", 90, "b", 10, "c", 40);

    @Test
    void raisesAloneWhenABadMetricIsTakenOut() {
        ScoringModel withoutB =
                Models.of(TWO, metric("a", 1, measure("a")), metric("c", "more", 1, measure("c"), Absence.LEAVE_OUT));

        assertThat(aloneRaises(withoutB)).isTrue();
    }

    @Test
    void raisesAloneWhenABadCategoryIsTakenOut() {
        ScoringModel withoutC = Models.of(metric("a", 1, measure("a")), metric("b", 1, measure("b")));

        assertThat(aloneRaises(withoutC)).isTrue();
    }

    @Test
    void raisesAloneWhenTheVersionFindsNothingToMeasureItBy() {
        assertThat(aloneRaises(measuringInsteadOfB("nothing"))).isTrue();
    }

    @Test
    void raisesNothingWhileTheSameMetricsCount() {
        ScoringModel reweighed = Models.of(
                TWO,
                metric("a", 5, measure("a")),
                metric("b", 1, measure("b")),
                metric("c", "more", 1, measure("c"), Absence.LEAVE_OUT));

        assertThat(aloneRaises(reweighed)).isFalse();
        assertThat(aloneRaises(MODEL)).isFalse();
    }

    @Test
    void isNotAloneWhenTheRestIsEnoughToRise() {
        ScoringModel generous = Models.of(metric("a", 9, measure("a")), metric("d", 9, measure("a")));

        assertThat(aloneRaises(generous)).isFalse();
    }

    @Test
    void isNotAloneWhenACapIsLifted() {
        ScoringModel capped =
                Models.capped(MODEL, new Cap("x", "x", Condition.above(measure("a"), 0), 0, new Cap.Fixed(5)));
        ScoringModel lifted = measuringInsteadOfB("nothing");

        assertThat(DataLoss.aloneRaises(capped, customer.score(capped), lifted, customer.score(lifted)))
                .isFalse();
    }

    @Test
    void raisesNothingThatFalls() {
        var better = measured("a", 10, "b", 90, "c", 40);
        ScoringModel next = measuringInsteadOfB("nothing");

        assertThat(DataLoss.aloneRaises(MODEL, better.score(MODEL), next, better.score(next)))
                .isFalse();
    }

    @Test
    void raisesNothingWhereThereIsNoScore() {
        var unknown = measured();

        assertThat(DataLoss.aloneRaises(MODEL, unknown.score(MODEL), MODEL, customer.score(MODEL)))
                .isFalse();
        assertThat(DataLoss.aloneRaises(MODEL, customer.score(MODEL), MODEL, unknown.score(MODEL)))
                .isFalse();
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    /** Whoever is raised by the loss of one metric had less than its score there. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aRiseByALostMetricAloneIsOneOfAMetricThatHeldTheScoreDown(long seed) {
        var random = new java.util.Random(seed);
        var someone = measured("a", random.nextInt(101), "b", random.nextInt(101), "c", random.nextInt(101));
        ScoringModel all =
                Models.of(metric("a", 1, measure("a")), metric("b", 1, measure("b")), metric("c", 1, measure("c")));
        ScoringModel fewer = Models.of(metric("a", 1, measure("a")), metric("c", 1, measure("c")));
        Score before = someone.score(all);
        Score after = someone.score(fewer);

        boolean rises = after.rating().orElseThrow().score()
                > before.rating().orElseThrow().score();

        assertThat(DataLoss.aloneRaises(all, before, fewer, after)).isEqualTo(rises);
    }

    private boolean aloneRaises(ScoringModel next) {
        return DataLoss.aloneRaises(MODEL, customer.score(MODEL), next, customer.score(next));
    }

    private static ScoringModel measuringInsteadOfB(String name) {
        return Models.of(
                TWO,
                metric("a", 1, measure("a")),
                metric("b", 1, measure(name)),
                metric("c", "more", 1, measure("c"), Absence.LEAVE_OUT));
    }
}
