package io.healthscore.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.healthscore.model.DefaultModel;
import io.healthscore.model.ModelVersion;
import io.healthscore.scoring.Category;
import io.healthscore.scoring.Floors;
import io.healthscore.scoring.Metric;
import io.healthscore.scoring.ScoringModel;
import io.healthscore.signal.EventType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Under the default model. */
class YardstickTests {

    private static final ModelVersion MODEL = new ModelVersion("default", 1, DefaultModel.MODEL);
    private static final Feature REPORTS = new Feature(EventType.FEATURE_USED, "reports");
    private static final Feature CONNECTED = new Feature(EventType.MILESTONE_REACHED, "connected");

    @Test
    void leavesOutWhateverReadsTheFeature() {
        assertThat(Yardstick.strict(Outcome.SCORE, REPORTS).leftOut(MODEL))
                .containsExactly(
                        "login_frequency",
                        "active_users_per_seat",
                        "feature_breadth",
                        "recency",
                        "usage_trend",
                        "support_load");
        assertThat(Yardstick.strict(Outcome.SATISFACTION, REPORTS).leftOut(MODEL))
                .containsExactly("support_load");
    }

    @Test
    void keepsMetricsOverAllUseWhereNothingElseIsKnown() {
        assertThat(Yardstick.lenient(Outcome.SCORE, REPORTS).leftOut(MODEL)).containsExactly("feature_breadth");
        assertThat(Yardstick.lenient(Outcome.USAGE, CONNECTED).leftOut(MODEL)).containsExactly("milestones");
    }

    /** Change in spend has 0.1 of the whole and NPS 1/24: (0.1 × 75 + 40 / 24) / (0.1 + 1/24). */
    @Test
    void givesTheWeightOfWhatIsLeftOutToTheRest() {
        var graded = graded(Map.of("login_frequency", 100.0, "spend_trend", 75.0, "nps", 40.0));

        assertThat(Yardstick.strict(Outcome.SCORE, REPORTS).of(graded)).isCloseTo(64.705882, within(1e-6));
        assertThat(Yardstick.strict(Outcome.SATISFACTION, REPORTS).of(graded)).isCloseTo(40, within(1e-9));
        assertThat(Yardstick.lenient(Outcome.USAGE, REPORTS).of(graded)).isCloseTo(100, within(1e-9));
    }

    @Test
    void saysNothingOfAnAccountOfWhichTooLittleIsLeft() {
        var graded = graded(Map.of("login_frequency", 100.0, "nps", 40.0));

        assertThat(Yardstick.strict(Outcome.SCORE, REPORTS).of(graded)).isNaN();
        assertThat(Yardstick.strict(Outcome.SATISFACTION, REPORTS).of(graded)).isEqualTo(40);
    }

    /** 0.1 + 0.7 is a little less than 0.8. */
    @Test
    void whatIsJustEnoughIsEnough() {
        var version = new ModelVersion("tenths", 1, tenths(0.8));

        assertThat(Yardstick.strict(Outcome.SCORE, REPORTS)
                        .of(new Graded(version, new double[] {60, 60, Double.NaN}, new double[0])))
                .isCloseTo(60, within(1e-9));
        assertThat(Yardstick.strict(Outcome.SCORE, REPORTS)
                        .of(new Graded(version, new double[] {Double.NaN, 60, Double.NaN}, new double[0])))
                .isNaN();
    }

    @Test
    void keepsCapsThatDoNotReadTheFeature() {
        var scores = Map.of("spend_trend", 75.0, "nps", 75.0);

        assertThat(Yardstick.strict(Outcome.SCORE, REPORTS).of(graded(scores, Map.of("urgent_ticket_open", 49.0))))
                .isEqualTo(49);
        assertThat(Yardstick.strict(Outcome.SCORE, REPORTS).of(graded(scores, Map.of("silent_4_weeks", 49.0))))
                .isCloseTo(75, within(1e-9));
        assertThat(Yardstick.strict(Outcome.SATISFACTION, REPORTS)
                        .of(graded(scores, Map.of("urgent_ticket_open", 49.0))))
                .isEqualTo(75);
    }

    @Test
    void keepsTheLowestCapThatDoesNotReadTheFeatureBesideOnesThatDo() {
        var graded = graded(
                Map.of("spend_trend", 75.0, "nps", 75.0),
                Map.of("silent_8_weeks", 24.0, "urgent_ticket_open", 49.0, "urgent_ticket_waiting", 74.0));

        assertThat(Yardstick.strict(Outcome.SCORE, REPORTS).of(graded)).isEqualTo(49);
    }

    /** Three metrics of 1, 7 and 2 tenths, none of which reads a feature. */
    private static ScoringModel tenths(double minimumCoverage) {
        var model = MODEL.model();
        var nps = model.metrics().stream()
                .filter(metric -> metric.key().equals("nps"))
                .findFirst()
                .orElseThrow();
        var metrics = Stream.of(1, 7, 2)
                .map(weight -> new Metric(
                        "of_" + weight,
                        nps.label(),
                        nps.unit(),
                        nps.category(),
                        weight,
                        nps.value(),
                        nps.normalization(),
                        nps.absence()))
                .toList();
        return new ScoringModel(
                "tenths",
                model.appliesTo(),
                model.grading(),
                new Floors(minimumCoverage, model.floors().confidence(), 0),
                List.of(new Category(nps.category(), 1, 0)),
                metrics,
                List.of(),
                model.flags(),
                model.expansion(),
                List.of());
    }

    private static Graded graded(Map<String, Double> scores) {
        return graded(scores, Map.of());
    }

    private static Graded graded(Map<String, Double> scores, Map<String, Double> caps) {
        var all = MODEL.model().metrics().stream()
                .mapToDouble(metric -> scores.getOrDefault(metric.key(), Double.NaN))
                .toArray();
        return new Graded(
                MODEL,
                all,
                Graded.limits(MODEL.model(), caps.keySet(), cap -> Objects.requireNonNull(caps.get(cap.key()))));
    }
}
