package io.healthscore.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.healthscore.model.DefaultModel;
import io.healthscore.model.ModelVersion;
import io.healthscore.signal.EventType;
import java.util.Map;
import java.util.Objects;
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
