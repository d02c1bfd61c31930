package io.healthscore.scoring;

import static io.healthscore.scoring.Customer.TODAY;
import static io.healthscore.scoring.Customer.daysAgo;
import static io.healthscore.signal.EventType.CONTRACT_CANCELLED;
import static io.healthscore.signal.EventType.LOGIN;
import static io.healthscore.signal.EventType.NPS_RESPONSE;
import static io.healthscore.signal.EventType.SEATS_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.signal.EventType;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SufficiencyTests {

    private static final Metric DAYS = metric("days", "usage", 1, new ActiveDays(Selection.of(LOGIN), 28));
    private static final Metric SEATS = metric(
            "seats",
            "usage",
            2,
            new Ratio(
                    new DistinctUsers(Selection.of(LOGIN), 28),
                    new Latest(Selection.of(SEATS_CHANGED), Value.FOREVER),
                    0));
    private static final Metric NPS =
            metric("nps", "satisfaction", 1, new NetPromoterScore(Selection.of(NPS_RESPONSE), 182));

    private static final Happening LOGGED_IN = Happening.on(daysAgo(1), LOGIN).by("u");

    @Test
    void givesNoScoreUnderACategorysFloor() {
        Score score = new Customer().had(LOGGED_IN).score(model(0, 0.5));

        assertThat(score.rating()).isEmpty();
        assertThat(score.band()).isEqualTo(Band.INSUFFICIENT_DATA);
        assertThat(score.reasons()).isEmpty();
        assertThat(score.insufficient())
                .contains(
                        new Insufficient("only 33 % of usage is measured, and 50 % is needed", List.of(SEATS_CHANGED)));
        assertThat(score.coverage()).isEqualTo(1 / 3.0 / 2);
        assertThat(score.metrics())
                .allSatisfy(metric -> assertThat(metric.weight()).isZero());
        assertThat(score.metrics().get(0).value()).hasValue(1);
    }

    @Test
    void givesNoScoreUnderTheModelsFloor() {
        assertThat(new Customer().had(LOGGED_IN).score(model(0.25, 0)).insufficient())
                .contains(new Insufficient(
                        "only 16 % of the model is measured, and 25 % is needed",
                        List.of(NPS_RESPONSE, SEATS_CHANGED)));
    }

    @Test
    void givesNoScoreToAnAccountOfWhichNothingIsKnown() {
        Score score = new Customer().noFeed(LOGIN).score(model(0, 0));

        assertThat(score.insufficient())
                .contains(new Insufficient(
                        "nothing of the model is measured", List.of(LOGIN, NPS_RESPONSE, SEATS_CHANGED)));
        assertThat(score.coverage()).isZero();
    }

    @Test
    void givesNoScoreForWhatOnlyARecordSays() {
        ScoringModel contract = Models.of(
                List.of(new Category("usage", 1, 0)),
                metric("contract", "usage", 1, new DaysUntil(DaysUntil.Date.CONTRACT_END)),
                DAYS);
        var customer = new Customer().contract(TODAY.plusDays(182), null, null);

        assertThat(customer.score(contract).rating()).isPresent();
        assertThat(customer.noFeed(EventType.values()).score(contract).insufficient())
                .contains(new Insufficient("no event of acme up to 2026-03-02 is known", List.of(LOGIN)));
    }

    @Test
    void promisesNoScoreToOneOfWhichNoEventIsKnown() {
        ScoringModel contract = Models.of(
                List.of(new Category("usage", 1, 0)),
                Models.metric(
                        "contract",
                        "usage",
                        1,
                        new DaysUntil(DaysUntil.Date.CONTRACT_END),
                        new Absence(Absence.WhenMissing.LEAVE_OUT, Value.FOREVER, OptionalInt.of(30))));
        var newcomer = new Customer().noFeed(EventType.values()).since(3).contract(TODAY.plusDays(182), null, null);

        assertThat(newcomer.score(contract).insufficient().orElseThrow().because())
                .isEqualTo("nothing of the model is measured");
        assertThat(newcomer.score(contract, TODAY.plusDays(27)).rating()).isEmpty();
    }

    @Test
    void aFloorThatIsJustMetIsEnough() {
        ScoringModel thirds = Models.of(
                List.of(new Category("usage", 1, 2 / 3.0), new Category("satisfaction", 1, 0)), SEATS, DAYS, NPS);

        assertThat(new Customer()
                        .noFeed(LOGIN)
                        .had(LOGGED_IN)
                        .had(SEATS_CHANGED, 9, 4)
                        .score(thirds)
                        .rating())
                .isEmpty();
        assertThat(new Customer()
                        .had(LOGGED_IN)
                        .had(SEATS_CHANGED, 9, 4)
                        .score(thirds)
                        .rating())
                .isPresent();
    }

    @Test
    void saysWhenScoresBeginForANewcomer() {
        var newcomer = new Customer().since(3).had(LOGGED_IN).had(NPS_RESPONSE, 1, 9);

        assertThat(newcomer.score(model(0.6, 0)).insufficient())
                .contains(
                        new Insufficient("acme began 3 days ago; scores begin on 2026-03-13", List.of(SEATS_CHANGED)));
        assertThat(newcomer.since(0)
                        .score(model(0.6, 0))
                        .insufficient()
                        .orElseThrow()
                        .because())
                .isEqualTo("acme began today; scores begin on 2026-03-16");
        assertThat(newcomer.since(1)
                        .score(model(0.6, 0))
                        .insufficient()
                        .orElseThrow()
                        .because())
                .isEqualTo("acme began 1 day ago; scores begin on 2026-03-15");
    }

    @Test
    void saysWhenScoresBeginForAYoungFeed() {
        assertThat(new Customer()
                        .feedSince(4, LOGIN)
                        .had(LOGGED_IN)
                        .score(model(0, 0.3))
                        .insufficient()
                        .orElseThrow()
                        .because())
                .isEqualTo("events of acme have been taken for too few days; scores begin on 2026-03-12");
    }

    @Test
    void scoresBeginOnTheDayThatWasSaid() {
        var newcomer = new Customer().since(3).had(LOGGED_IN).had(NPS_RESPONSE, 1, 9);

        assertThat(newcomer.score(model(0.6, 0), TODAY.plusDays(10)).rating()).isEmpty();
        assertThat(newcomer.score(model(0.6, 0), TODAY.plusDays(11)).rating()).isPresent();
    }

    @Test
    void givesNoScoreToOneWhoLeft() {
        Score score = new Customer()
                .had(LOGGED_IN)
                .had(Happening.on(daysAgo(40), CONTRACT_CANCELLED).until(daysAgo(5)))
                .score(model(0, 0));

        assertThat(score.insufficient()).contains(new Insufficient("acme left on 2026-02-25", List.of()));
        assertThat(score.rating()).isEmpty();
    }

    private static ScoringModel model(double minimumCoverage, double ofUsage) {
        ScoringModel model = Models.of(
                List.of(new Category("usage", 1, ofUsage), new Category("satisfaction", 1, 0)), DAYS, SEATS, NPS);
        return new ScoringModel(
                model.key(),
                model.appliesTo(),
                model.grading(),
                new Floors(minimumCoverage, new Confidence.Levels(0.8, 0.5), 14),
                model.categories(),
                model.metrics(),
                model.caps(),
                model.flags(),
                model.expansion(),
                model.plays());
    }

    private static Metric metric(String key, String category, double weight, Value value) {
        return Models.metric(key, category, weight, value, Absence.LEAVE_OUT);
    }
}
