package io.healthscore.scoring;

import static io.healthscore.scoring.Models.measure;
import static io.healthscore.scoring.Models.metric;
import static io.healthscore.scoring.ScorerTests.measured;
import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.scoring.Play.CapHolds;
import io.healthscore.scoring.Play.FlagRaised;
import io.healthscore.scoring.Play.MetricAtLeast;
import io.healthscore.scoring.Play.MetricBelow;
import io.healthscore.scoring.Play.When;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlaysTests {

    private static final Cap CAP = new Cap("x", "x", Condition.above(measure("x"), 0), 0, new Cap.Fixed(49));

    @Test
    void capsComeFirstThenFlagsThenMetricsByThePointsTheyCost() {
        ScoringModel model = model(
                play("cheap", new MetricBelow("a", 50)),
                play("dear", new MetricBelow("b", 50)),
                play("flag", new FlagRaised(Flag.AT_RISK)),
                play("cap", new CapHolds("x")));

        assertThat(chosen(model, measured("a", 10, "b", 10, "x", 1), Flag.AT_RISK))
                .containsExactly("cap", "flag", "dear");
        assertThat(chosen(model, measured("a", 10, "b", 10))).containsExactly("dear", "cheap");
        assertThat(chosen(model, measured("a", 10, "b", 50))).containsExactly("cheap");
        assertThat(chosen(model, measured("a", 100, "b", 100))).isEmpty();
    }

    @Test
    void aPlayIsSuggestedOnceWhateverSpeaksForIt() {
        ScoringModel model = model(play("either", new CapHolds("x"), new MetricBelow("a", 50)));

        assertThat(chosen(model, measured("a", 10, "x", 1))).containsExactly("either");
    }

    @Test
    void ofPlaysWithTheSameKeyTheFirstIsSuggested() {
        ScoringModel model = model(
                new Play("either", List.of(new MetricBelow("a", 50)), "a"),
                new Play("either", List.of(new MetricBelow("b", 50)), "b"),
                play("other", new MetricBelow("a", 50)));

        assertThat(Plays.choose(model, measured("a", 10, "b", 40).score(model), Set.of()))
                .extracting(suggestion -> suggestion.play().text())
                .containsExactly("b", "");
    }

    @Test
    void aFullMetricSuggestsWhatAsksForMuchOfIt() {
        ScoringModel model = model(play("thank", new MetricAtLeast("a", 75)), play("mend", new MetricBelow("b", 50)));

        assertThat(chosen(model, measured("a", 100, "b", 10))).containsExactly("mend", "thank");
        assertThat(chosen(model, measured("b", 10))).as("not measured").containsExactly("mend");
    }

    @Test
    void whatIsMissingSuggestsNothing() {
        assertThat(chosen(model(play("a", new MetricBelow("a", 50))), measured("b", 10)))
                .isEmpty();
    }

    @Test
    void expansionSuggestsOnlyToWhoIsReadyByThePointsItBrings() {
        ScoringModel model = model(
                play("small", new MetricAtLeast("small", 60)),
                play("big", new MetricAtLeast("big", 60)),
                play("weak", new MetricAtLeast("weak", 60)));
        Customer customer = measured("b", 100, "a", 100, "small", 100, "big", 60, "weak", 59);

        assertThat(chosen(model, customer, Flag.EXPANSION_READY)).containsExactly("big", "small");
        assertThat(chosen(model, customer)).isEmpty();
    }

    @Test
    void expansionAddsUpToAtMost100AndAsksForEnoughSignals() {
        ScoringModel model = model(play("x", new CapHolds("x")));

        ExpansionScore one = measured("a", 1, "big", 100).score(model).expansion();
        ExpansionScore all = measured("a", 1, "big", 100, "small", 60, "weak", 100)
                .score(model)
                .expansion();

        assertThat(one.score()).isEqualTo(60);
        assertThat(one.enoughSignals()).isFalse();
        assertThat(all.score()).isEqualTo(100);
        assertThat(all.enoughSignals()).isTrue();
    }

    private static List<String> chosen(ScoringModel model, Customer customer, Flag... flags) {
        return Plays.choose(model, customer.score(model), Set.of(flags)).stream()
                .map(Suggestion::key)
                .toList();
    }

    private static Play play(String key, When... when) {
        return new Play(key, List.of(when), "");
    }

    private static ScoringModel model(Play... plays) {
        ScoringModel model = Models.capped(Models.of(metric("a", 1, measure("a")), metric("b", 2, measure("b"))), CAP);
        return new ScoringModel(
                model.key(),
                model.appliesTo(),
                model.grading(),
                model.floors(),
                model.categories(),
                model.metrics(),
                model.caps(),
                model.flags(),
                new Expansion(2, 60, List.of(growth("small", 20), growth("big", 60), growth("weak", 40))),
                List.of(plays));
    }

    private static Metric growth(String key, double points) {
        return metric(key, Expansion.CATEGORY, points, measure(key), Absence.LEAVE_OUT);
    }
}
