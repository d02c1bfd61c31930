package io.healthscore.scoring;

import static io.healthscore.scoring.Customer.TODAY;
import static io.healthscore.scoring.Customer.daysAgo;
import static io.healthscore.scoring.Models.measure;
import static io.healthscore.scoring.Models.metric;
import static io.healthscore.scoring.ScorerTests.measured;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Healthy means 75 or more for 28 days; ready is an expansion score of 70 with two signals of at least 60. */
class GrowthTests {

    private static final ScoringModel MODEL = model();

    @Test
    void whoIsReadyLacksNothingAndShowsWhatSpeaksForItTheMostFirst() {
        Growth growth = growth(measured("a", 90, "small", 100, "big", 90), daysAgo(40), TODAY)
                .orElseThrow();

        assertThat(growth.lacking()).isEmpty();
        assertThat(growth.evidence()).extracting(MetricScore::key).containsExactly("big", "small");
    }

    @Test
    void oneSignalIsNeverEnough() {
        Growth growth = growth(measured("a", 90, "big", 100), daysAgo(40), null).orElseThrow();

        assertThat(growth.lacking())
                .containsExactly("expansion score 60, 70 needed", "1 signal of 60 or more, 2 needed");
    }

    @Test
    void whoIsNotConsistentlyHealthyIsTold() {
        Customer customer = measured("a", 90, "small", 100, "big", 90);

        assertThat(lacking(growth(customer, daysAgo(11), null))).containsExactly("healthy for 12 days, 28 needed");
        assertThat(growth(customer, daysAgo(27), null)).as("in nothing lacking").isEmpty();
        assertThat(lacking(growth(measured("a", 60, "small", 100, "big", 90), null, null)))
                .containsExactly("score 60, 75 or more for 28 days needed");
    }

    @Test
    void whoFulfilsNeitherConditionOrHasNoSignalIsNotNear() {
        assertThat(growth(measured("a", 60, "big", 90), null, null)).isEmpty();
        assertThat(growth(measured("a", 90), daysAgo(40), null)).isEmpty();
    }

    private static List<String> lacking(Optional<Growth> growth) {
        return growth.orElseThrow().lacking();
    }

    private static Optional<Growth> growth(
            Customer customer, @Nullable LocalDate healthySince, @Nullable LocalDate readySince) {
        var flags = new FlagState(0, 0, 0, List.of(), null, healthySince, readySince, null);
        return Growth.of(MODEL, customer.score(MODEL), flags);
    }

    private static ScoringModel model() {
        ScoringModel plain = Models.of(metric("a", 1, measure("a")));
        var ready = new Flags.ExpansionReady(75, 28, 70, new Flags.Clearing(70, 60));
        return new ScoringModel(
                plain.key(),
                plain.appliesTo(),
                plain.grading(),
                plain.floors(),
                plain.categories(),
                plain.metrics(),
                plain.caps(),
                new Flags(Flags.AtRisk.OFF, ready, Value.FOREVER),
                new Expansion(2, 60, List.of(signal("small", 20), signal("big", 60))),
                List.of());
    }

    private static Metric signal(String key, double points) {
        return metric(key, Expansion.CATEGORY, points, measure(key), Absence.LEAVE_OUT);
    }
}
