package io.healthscore.scoring;

import static io.healthscore.scoring.Models.measure;
import static io.healthscore.scoring.Models.metric;
import static io.healthscore.signal.EventType.MEASURE_REPORTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.healthscore.scoring.Absence.WhenMissing;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScorerTests {

    private static final List<Category> TWO = List.of(new Category("one", 3, 0), new Category("two", 1, 0));

    @Test
    void weighsMetricsInsideTheirCategoryAndCategoriesAgainstEachOther() {
        ScoringModel model = Models.of(TWO, in("one", "a", 1), in("one", "b", 2), in("two", "c", 7));

        assertThat(model.shares()).containsExactly(new double[] {0.25, 0.5, 0.25}, within(1e-12));
        assertThat(rating(model, "a", 40, "b", 80, "c", 100).rawScore()).isEqualTo(75);
    }

    @Test
    void sharesAMissingMetricsWeightOverAllOthersInProportion() {
        ScoringModel model = Models.of(TWO, in("one", "a", 1), in("one", "b", 2), in("two", "c", 7));

        Score score = measured("a", 40, "c", 100).score(model);

        // b's half goes to a and c alike, although b was in a's category
        assertThat(score.metrics()).extracting(MetricScore::weight).containsExactly(0.5, 0.0, 0.5);
        assertThat(score.rating().orElseThrow().rawScore()).isEqualTo(70);
        assertThat(score.coverage()).isCloseTo(0.5, within(1e-12));
        assertThat(score.metrics().get(1).score()).isEmpty();
        assertThat(score.metrics().get(1).status()).isEqualTo(MetricStatus.MISSING);
        assertThat(score.metrics().get(1).because()).isEqualTo("b: no data");
    }

    @Test
    void aMissingMetricMayScoreNeutralOrWorstAndIsNotCovered() {
        ScoringModel model = Models.of(
                metric("a", 1, measure("a")),
                metric("b", "all", 1, measure("b"), Models.whenMissing(WhenMissing.NEUTRAL)),
                metric("c", "all", 2, measure("c"), Models.whenMissing(WhenMissing.WORST)));

        Score score = measured("a", 90).score(model);

        assertThat(score.metrics()).extracting(MetricScore::weight).containsExactly(0.25, 0.25, 0.5);
        assertThat(score.rating().orElseThrow().rawScore()).isEqualTo(35);
        assertThat(score.coverage()).isEqualTo(0.25);
    }

    @Test
    void roundsOnceHalfUp() {
        ScoringModel model = Models.of(metric("a", 1, measure("a")));

        assertThat(rating(model, "a", 61.375).score()).isEqualTo(61.38);
        assertThat(rating(model, "a", 61.374).score()).isEqualTo(61.37);
        assertThat(rating(model, "a", 1.005).score()).isEqualTo(1.01);
        assertThat(rating(model, "a", 74.495).band()).isEqualTo(Band.HEALTHY);
    }

    @Test
    void printsContributionsThatAddUpToTheHundredth() {
        ScoringModel model = Models.of(
                TWO, in("one", "a", 1), in("one", "b", 1), in("one", "c", 1), in("two", "d", 1), in("two", "e", 2));

        Score score = measured("a", 33.3, "b", 66.7, "c", 11.11, "d", 0.01, "e", 99.99)
                .score(model);

        long printed = score.metrics().stream()
                .mapToLong(metric -> Math.round(metric.printed() * 100))
                .sum();
        assertThat(printed).isEqualTo(Math.round(score.rating().orElseThrow().rawScore() * 100));
        assertThat(score.categories().get(0).contribution())
                .isCloseTo(
                        score.metrics().subList(0, 3).stream()
                                .mapToDouble(MetricScore::printed)
                                .sum(),
                        within(1e-9));
        assertThat(score.categories().get(0).weight()).isCloseTo(0.75, within(1e-12));
        assertThat(score.categories().get(0).score().orElseThrow()).isCloseTo((33.3 + 66.7 + 11.11) / 3, within(1e-9));
    }

    @Test
    void givesTheLargestRemaindersTheHundredthsThatAreLeft() {
        assertThat(Apportionment.of(new double[] {10.004, 20.008, 30.006, 0}, 60.02))
                .containsExactly(10, 20.01, 30.01, 0);
        assertThat(Apportionment.of(new double[] {0.005, 0.005}, 0.01)).containsExactly(0.01, 0);
        assertThat(Apportionment.of(new double[] {}, 0)).isEmpty();
    }

    @Test
    void tellsConfidenceByCoverage() {
        ScoringModel model =
                Models.of(metric("a", 5, measure("a")), metric("b", 3, measure("b")), metric("c", 2, measure("c")));

        assertThat(rating(model, "a", 1, "b", 1).confidence()).isEqualTo(Confidence.HIGH);
        assertThat(rating(model, "a", 1).confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(rating(model, "b", 1).confidence()).isEqualTo(Confidence.LOW);
    }

    @Test
    void listsReasonsByThePointsTheyCost() {
        ScoringModel model =
                Models.of(metric("a", 1, measure("a")), metric("b", 3, measure("b")), metric("c", 1, measure("c")));

        assertThat(measured("a", 50, "b", 60, "c", 100).score(model).reasons())
                .containsExactly(
                        new Reason("b", 24, "b: 60, 100 make it full"), new Reason("a", 10, "a: 50, 100 make it full"));
    }

    @Test
    void saysWhatIsWrongWithADefinition() {
        assertThatThrownBy(() -> Models.of(TWO, in("one", "a", 1))).hasMessage("category two has no metric");
        assertThatThrownBy(() -> Models.of(in("two", "a", 1), metric("b", 1, measure("b"))))
                .hasMessage("metric a names an unknown category, two");
        assertThatThrownBy(() -> Models.of(metric("a", 1, measure("a")), metric("a", 1, measure("a"))))
                .hasMessage("metric a is defined twice");
        assertThatThrownBy(() -> metric("a", 0, measure("a")))
                .hasMessage("weight of metric a must be above 0, but is 0");
    }

    private static Rating rating(ScoringModel model, Object... measures) {
        return measured(measures).score(model).rating().orElseThrow();
    }

    /** A customer with these measures: names and values in turn. */
    static Customer measured(Object... measures) {
        var customer = new Customer();
        for (int i = 0; i < measures.length; i += 2) {
            customer.had(Happening.on(Customer.daysAgo(1), MEASURE_REPORTED)
                    .named(measures[i].toString())
                    .worth(((Number) measures[i + 1]).doubleValue()));
        }
        return customer;
    }

    private static Metric in(String category, String key, double weight) {
        return metric(key, category, weight, measure(key), Absence.LEAVE_OUT);
    }
}
