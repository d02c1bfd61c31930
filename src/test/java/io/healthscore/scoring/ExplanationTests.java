package io.healthscore.scoring;

import static io.healthscore.scoring.Driver.Kind.CAP;
import static io.healthscore.scoring.Driver.Kind.METRIC;
import static io.healthscore.scoring.Driver.Kind.MODEL;
import static io.healthscore.scoring.Driver.Kind.OVERRIDE;
import static io.healthscore.scoring.Models.measure;
import static io.healthscore.scoring.Models.metric;
import static io.healthscore.scoring.ScorerTests.measured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.healthscore.scoring.Absence.WhenMissing;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplanationTests {

    private static final ScoringModel EVEN =
            Models.of(metric("a", 1, measure("a")), metric("b", 1, measure("b")), metric("c", 2, measure("c")));
    private static final ScoringModel HEAVY_A =
            Models.of(metric("a", 6, measure("a")), metric("b", 2, measure("b")), metric("c", 2, measure("c")));
    private static final ScoringModel CAPPED = Models.capped(EVEN, cap("x", 49), cap("y", 30));

    @Test
    void aMetricsDriverIsTheDifferenceOfItsContributions() {
        Explanation explanation = explain(measured("a", 80, "b", 40, "c", 50), measured("a", 40, "b", 48, "c", 50));

        assertThat(explanation.change()).isEqualTo(-8);
        assertThat(explanation.drivers())
                .extracting(Driver::kind, Driver::key, Driver::change, Driver::because)
                .containsExactly(
                        tuple(METRIC, "a", -10.0, "a fell from 80 to 40"),
                        tuple(METRIC, "b", 2.0, "b rose from 40 to 48"));
        assertThat(explanation.drivers().get(0).before()).isEqualTo(side(80, 80));
        assertThat(explanation.drivers().get(0).after()).isEqualTo(side(40, 40));
    }

    @Test
    void saysNothingWhereNothingMoved() {
        Customer customer = measured("a", 33.337, "b", 66.663, "c", 12.345, "x", 1);

        Explanation explanation = explain(CAPPED, customer, null, customer, null);

        assertThat(explanation.change()).isZero();
        assertThat(explanation.drivers()).isEmpty();
    }

    @Test
    void givesTheWeightThatAMissingMetricLeavesToItAndNotToTheOthers() {
        // 60 before, 80 after; a and c have not moved, so all of it is b's, which had held the mean of 80 down
        Explanation explanation = explain(measured("a", 80, "b", 0, "c", 80), measured("a", 80, "c", 80));

        assertThat(explanation.drivers())
                .extracting(Driver::key, Driver::change, Driver::because)
                .containsExactly(tuple("b", 20.0, "b went missing, it was 0"));
    }

    @Test
    void givesTheWeightThatAMetricTakesToTheOneThatCameBack() {
        Explanation explanation = explain(measured("a", 80, "c", 80), measured("a", 80, "b", 0, "c", 80));

        assertThat(explanation.drivers())
                .extracting(Driver::key, Driver::change, Driver::because)
                .containsExactly(tuple("b", -20.0, "b is measured now, at 0"));
    }

    @Test
    void holdsMetricsThatStayedToTheWeightThatTheyHad() {
        // 50 before; without b and with a at 20: (20 + 2 x 50) / 3 = 40. a's own: 1/4 x -60; b's: -1/4 x (20 - 40)
        Explanation explanation = explain(measured("a", 80, "b", 20, "c", 50), measured("a", 20, "c", 50));

        assertThat(explanation.drivers())
                .extracting(Driver::key, Driver::change)
                .containsExactly(tuple("a", -15.0), tuple("b", 5.0));
    }

    @Test
    void takesPlainContributionsWhereNoMetricCountsOnBothDays() {
        Explanation explanation = explain(measured("a", 80), measured("b", 30));

        assertThat(explanation.drivers())
                .extracting(Driver::key, Driver::change)
                .containsExactly(tuple("a", -80.0), tuple("b", 30.0));
    }

    @Test
    void aMissingMetricThatScoresNeutralKeepsItsWeight() {
        ScoringModel model = Models.of(
                metric("a", 1, measure("a")),
                metric("b", "all", 1, measure("b"), Models.whenMissing(WhenMissing.NEUTRAL)));

        Explanation explanation = explain(model, measured("a", 80, "b", 90), null, measured("a", 80), null);

        assertThat(explanation.drivers())
                .extracting(Driver::key, Driver::change)
                .containsExactly(tuple("b", -20.0));
    }

    @Test
    void namesTheModelApartFromBehaviour() {
        // the day before is 50 under version 1 and 62 under version 2; then a falls by 50, of which version 2 counts
        // 6/10
        Explanation explanation = explain(
                standing(EVEN, 1, measured("a", 80, "b", 20, "c", 50), null),
                measured("a", 80, "b", 20, "c", 50).score(HEAVY_A),
                standing(HEAVY_A, 2, measured("a", 30, "b", 20, "c", 50), null));

        assertThat(explanation.drivers())
                .extracting(Driver::kind, Driver::key, Driver::change, Driver::because)
                .containsExactly(
                        tuple(METRIC, "a", -30.0, "a fell from 80 to 30"),
                        tuple(MODEL, "test", 12.0, "model test moved from version 1 to 2"));
        assertThat(explanation.drivers().get(1).before()).isEqualTo(side(1, 50));
        assertThat(explanation.drivers().get(1).after()).isEqualTo(side(2, 62));
    }

    @Test
    void leavesTheMoveToTheModelWhereTheDayBeforeHasNoScoreUnderIt() {
        ScoringModel other = Models.of(metric("d", 1, measure("d")));
        Customer before = measured("a", 40);

        Explanation explanation = explain(
                standing(EVEN, 1, before, null), before.score(other), standing(other, 2, measured("d", 90), null));

        assertThat(explanation.drivers())
                .extracting(Driver::kind, Driver::change)
                .containsExactly(tuple(MODEL, 50.0));
        assertThat(explanation.drivers().get(0).because())
                .isEqualTo("model test moved from version 1 to 2, under which 2026-03-02 has no score to compare with");
    }

    @Test
    void tellsOfACapThatTookHoldAndLetGo() {
        Explanation held = explain(CAPPED, measured("a", 90), null, measured("a", 80, "x", 3), null);
        Explanation gone = explain(CAPPED, measured("a", 80, "x", 3), null, measured("a", 80, "x", 0), null);

        assertThat(held.change()).isEqualTo(-41);
        assertThat(held.drivers())
                .extracting(Driver::kind, Driver::key, Driver::change, Driver::because)
                .containsExactly(
                        tuple(CAP, "x", -31.0, "the cap of 49 took hold: x: 3"),
                        tuple(METRIC, "a", -10.0, "a fell from 90 to 80"));
        assertThat(held.drivers().get(0).before()).isNull();
        assertThat(held.drivers().get(0).after()).isEqualTo(side(3, 49));
        assertThat(gone.drivers())
                .extracting(Driver::change, Driver::because)
                .containsExactly(tuple(31.0, "the cap of 49 let go: it was x: 3"));
    }

    @Test
    void tellsWhatACapTakesOfARiseAndWhichCapTakesIt() {
        Explanation same = explain(CAPPED, measured("a", 60, "x", 1), null, measured("a", 70, "x", 2), null);
        Explanation lower = explain(CAPPED, measured("a", 60, "x", 1), null, measured("a", 60, "x", 1, "y", 1), null);

        assertThat(same.change()).isZero();
        assertThat(same.drivers())
                .extracting(Driver::key, Driver::change, Driver::because)
                .containsExactly(
                        tuple("a", 10.0, "a rose from 60 to 70"),
                        tuple("x", -10.0, "the cap of 49 takes 21 points now, 11 before: x: 2"));
        assertThat(lower.drivers())
                .extracting(Driver::key, Driver::change, Driver::because)
                .containsExactly(
                        tuple("y", -30.0, "the cap of 30 took hold: y: 1"),
                        tuple("x", 11.0, "the cap of 49 takes nothing any more: it was x: 1"));
    }

    @Test
    void tellsWhatAnOverrideDidWhenItWasSetChangedAndEnded() {
        Customer before = measured("a", 60);
        Customer after = measured("a", 50);
        var thirty = new ScoreOverride(30, "outage", "jo");
        var forty = new ScoreOverride(40, "calmer", "max");

        assertThat(explain(EVEN, before, null, after, thirty).drivers())
                .extracting(Driver::kind, Driver::change, Driver::because)
                .containsExactly(
                        tuple(OVERRIDE, -20.0, "jo set it to 30: outage"),
                        tuple(METRIC, -10.0, "a fell from 60 to 50"));
        assertThat(explain(EVEN, before, thirty, before, forty).drivers())
                .extracting(Driver::change, Driver::because)
                .containsExactly(tuple(10.0, "max set it to 40, after an override of 30: calmer"));
        assertThat(explain(EVEN, before, thirty, before, null).drivers())
                .extracting(Driver::change, Driver::because)
                .containsExactly(tuple(30.0, "the override of 30 by jo ended"));
        assertThat(explain(EVEN, before, thirty, after, thirty).drivers())
                .extracting(Driver::change, Driver::because)
                .containsExactly(
                        tuple(-10.0, "a fell from 60 to 50"),
                        tuple(10.0, "the override of 30 by jo stands, whatever was measured"));
    }

    @Test
    void anOverrideOverTooLittleDataIsTheWholeOfTheMove() {
        Explanation explanation =
                explain(EVEN, measured(), new ScoreOverride(30, "new", "jo"), measured("a", 75), null);

        assertThat(explanation.drivers())
                .extracting(Driver::kind, Driver::change)
                .containsExactly(tuple(OVERRIDE, 45.0));
    }

    @Test
    void isEmptyWhereEitherDayHasNoScore() {
        Standing none = standing(EVEN, 1, measured(), null);
        Standing some = standing(EVEN, 1, measured("a", 1), null);

        assertThat(Explanation.of(none, none.score(), some)).isEmpty();
        assertThat(Explanation.of(some, some.score(), none)).isEmpty();
        assertThat(Explanation.ofModels(some.score(), none.score())).isEmpty();
    }

    @Test
    void tellsMetricByMetricWhatAnotherModelMakesOfADay() {
        ScoringModel other = Models.of(metric("a", 3, measure("a")), metric("d", 1, measure("d")));
        Customer customer = measured("a", 80, "b", 20, "d", 40);

        Explanation explanation = Explanation.ofModels(customer.score(EVEN), customer.score(other))
                .orElseThrow();

        assertThat(explanation.change()).isEqualTo(20);
        assertThat(explanation.drivers())
                .extracting(Driver::kind, Driver::key, Driver::change, Driver::because)
                .containsExactly(
                        tuple(METRIC, "b", 15.0, "b counts no longer, it scored 20"),
                        tuple(METRIC, "a", 7.5, "a scores 80 and counts for 75 % after 50 %"),
                        tuple(METRIC, "d", -2.5, "counts for the first time: d: 40, 100 make it full"));
    }

    @Test
    void blamesAFallOnTheBadMetricThatCountsForMore() {
        ScoringModel other = Models.of(metric("a", 1, measure("a")), metric("b", 3, measure("b")));
        Customer customer = measured("a", 100, "b", 0);

        Explanation explanation = Explanation.ofModels(customer.score(EVEN), customer.score(other))
                .orElseThrow();

        assertThat(explanation.change()).isEqualTo(-25);
        assertThat(explanation.drivers())
                .extracting(Driver::key, Driver::change, Driver::because)
                .containsExactly(
                        tuple("a", -12.5, "a scores 100 and counts for 25 % after 50 %"),
                        tuple("b", -12.5, "b scores 0 and counts for 75 % after 50 %"));
    }

    private static Cap cap(String key, double atMost) {
        return new Cap(key, key, Condition.above(measure(key), 0), 0, new Cap.Fixed(atMost));
    }

    private static Driver.Side side(double value, double score) {
        return new Driver.Side(OptionalDouble.of(value), OptionalDouble.of(score));
    }

    private static Explanation explain(Customer from, Customer to) {
        return explain(EVEN, from, null, to, null);
    }

    private static Explanation explain(
            ScoringModel model,
            Customer from,
            @Nullable ScoreOverride before,
            Customer to,
            @Nullable ScoreOverride after) {
        return explain(standing(model, 1, from, before), from.score(model), standing(model, 1, to, after));
    }

    private static Explanation explain(Standing from, Score bridge, Standing to) {
        return Explanation.of(from, bridge, to).orElseThrow();
    }

    private static Standing standing(
            ScoringModel model, int version, Customer customer, @Nullable ScoreOverride override) {
        return new Standing("test", version, customer.score(model), override);
    }
}
