package io.healthscore.scoring;

import static io.healthscore.scoring.Customer.daysAgo;
import static io.healthscore.signal.EventType.ACCOUNT_CONTRACTED;
import static io.healthscore.signal.EventType.ACCOUNT_EXPANDED;
import static io.healthscore.signal.EventType.CSAT_RESPONSE;
import static io.healthscore.signal.EventType.CUSTOM;
import static io.healthscore.signal.EventType.LOGIN;
import static io.healthscore.signal.EventType.MEASURE_REPORTED;
import static io.healthscore.signal.EventType.NPS_RESPONSE;
import static io.healthscore.signal.EventType.PAYMENT_FAILED;
import static io.healthscore.signal.EventType.PAYMENT_RECEIVED;
import static io.healthscore.signal.EventType.PULSE_RECORDED;
import static io.healthscore.signal.EventType.SEATS_CHANGED;
import static io.healthscore.signal.EventType.SESSION;
import static io.healthscore.signal.EventType.TICKET_OPENED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AveragedTests {

    private static final Selection SESSIONS = Selection.of(SESSION);

    @Test
    void meanWeighsAllValuesOfTheWindowAlike() {
        var customer = new Customer()
                .had(SESSION, 1, 100)
                .had(SESSION, 1, 200)
                .had(SESSION, 27, 600)
                .had(SESSION, 28, 9);

        assertThat(customer.measure(new Mean(SESSIONS, 28, Value.FOREVER)).value())
                .isEqualTo(300);
    }

    @Test
    void meanHalvesTheWeightWithEveryHalfLife() {
        var customer = new Customer()
                .had(CSAT_RESPONSE, 0, 100)
                .had(CSAT_RESPONSE, 28, 0)
                .had(CSAT_RESPONSE, 56, 50);

        // (1 x 100 + 1/2 x 0 + 1/4 x 50) / (1 + 1/2 + 1/4)
        assertThat(customer.measure(new Mean(Selection.of(CSAT_RESPONSE), 84, 28))
                        .value())
                .isCloseTo(112.5 / 1.75, within(1e-12));
    }

    @Test
    void meanSkipsEventsWithoutAValue() {
        assertThat(new Customer()
                        .had(CUSTOM, 1)
                        .had(CUSTOM, 2, 8)
                        .measure(new Mean(Selection.of(CUSTOM), 28, 7))
                        .value())
                .isEqualTo(8);
        assertThat(new Customer().had(CUSTOM, 1).measure(new Mean(Selection.of(CUSTOM), 28, 7)))
                .isEqualTo(Measurement.MISSING);
    }

    @Test
    void overNothingIsMissing() {
        var nobody = new Customer();

        assertThat(List.of(
                        new Mean(SESSIONS, 28, Value.FOREVER),
                        new Least(SESSIONS, 28),
                        new Greatest(SESSIONS, 28),
                        new Latest(SESSIONS, Value.FOREVER),
                        new NetPromoterScore(Selection.of(NPS_RESPONSE), 28),
                        new Share(SESSIONS, SESSIONS, 28),
                        new Ratio(new Count(SESSIONS, 28), new Count(SESSIONS, 28), 25)))
                .allSatisfy(value -> assertThat(nobody.measure(value)).isEqualTo(Measurement.MISSING));
    }

    @Test
    void findsTheLeastAndTheGreatest() {
        var customer = new Customer()
                .had(SESSION, 1, 100)
                .had(SESSION, 3, 5)
                .had(SESSION, 4, 700)
                .had(SESSION, 30, 1);

        assertThat(customer.measure(new Least(SESSIONS, 28)).value()).isEqualTo(5);
        assertThat(customer.measure(new Greatest(SESSIONS, 28)).value()).isEqualTo(700);
    }

    @Test
    void latestHoldsUntilTheNextValue() {
        var seats = new Latest(Selection.of(SEATS_CHANGED), Value.FOREVER);
        var customer = new Customer()
                .had(SEATS_CHANGED, 600, 40)
                .had(SEATS_CHANGED, 10, 55)
                .had(SEATS_CHANGED, -2, 90);

        assertThat(customer.measure(seats).value()).isEqualTo(55);
        assertThat(seats.measure(customer.subject(daysAgo(11))).value()).isEqualTo(40);
        assertThat(seats.measure(customer.subject(daysAgo(601)))).isEqualTo(Measurement.MISSING);
    }

    @Test
    void latestGoesStaleAfterItsMaximumAge() {
        var pulse = new Latest(Selection.of(PULSE_RECORDED), 91);

        assertThat(new Customer().had(PULSE_RECORDED, 91, 20).measure(pulse).value())
                .isEqualTo(20);
        assertThat(new Customer().had(PULSE_RECORDED, 92, 20).measure(pulse).status())
                .isEqualTo(MetricStatus.STALE);
    }

    @Test
    void metricGoesStaleAfterItsMaximumAge() {
        Metric metric = new Metric(
                "pulse",
                "Pulse",
                "",
                "all",
                1,
                new Latest(Selection.of(PULSE_RECORDED), Value.FOREVER),
                new Curve.Linear(0, 100),
                new Absence(Absence.WhenMissing.LEAVE_OUT, 91, OptionalInt.empty()));

        var stale = new Customer()
                .had(PULSE_RECORDED, 92, 20)
                .score(Models.of(metric))
                .metrics()
                .get(0);

        assertThat(stale.status()).isEqualTo(MetricStatus.STALE);
        assertThat(stale.value()).isEmpty();
        assertThat(stale.weight()).isZero();
        assertThat(stale.lastEventAt()).isPresent();
        assertThat(stale.because()).isEqualTo("Pulse: last said 2025-11-30, too long ago to count");
    }

    @Test
    void ofEqualTimesTheGreaterIdIsTheLatest() {
        var customer = new Customer()
                .had(Happening.on(daysAgo(1), MEASURE_REPORTED)
                        .withId("b")
                        .worth(2)
                        .named("x"))
                .had(Happening.on(daysAgo(1), MEASURE_REPORTED)
                        .withId("a")
                        .worth(1)
                        .named("x"))
                .had(Happening.on(daysAgo(1), MEASURE_REPORTED)
                        .withId("c")
                        .worth(3)
                        .named("y"));

        assertThat(customer.measure(Models.measure("x")).value()).isEqualTo(2);
        assertThat(customer.measure(new Latest(Selection.of(MEASURE_REPORTED), 10))
                        .value())
                .isEqualTo(3);
    }

    @Test
    void latestSkipsAnEventWithoutAValue() {
        var customer = new Customer().had(CUSTOM, 9, 4).had(CUSTOM, 2);

        assertThat(customer.measure(new Latest(Selection.of(CUSTOM), Value.FOREVER))
                        .value())
                .isEqualTo(4);
    }

    @Test
    void netPromoterScoreBalancesPromotersAgainstDetractors() {
        var customer = new Customer();
        answers(customer, "promoter", 4);
        answers(customer, "passive", 3);
        answers(customer, "detractor", 1);

        assertThat(customer.measure(new NetPromoterScore(Selection.of(NPS_RESPONSE), 182))
                        .value())
                .isEqualTo(37.5);
    }

    @Test
    void shareCountsOneAmongSeveral() {
        var share = new Share(Selection.of(PAYMENT_FAILED), Selection.of(PAYMENT_FAILED, PAYMENT_RECEIVED), 182);
        var customer = new Customer()
                .had(PAYMENT_FAILED, 3, 10)
                .had(PAYMENT_RECEIVED, 2, 10)
                .had(PAYMENT_RECEIVED, 40, 10)
                .had(PAYMENT_RECEIVED, 70)
                .had(PAYMENT_FAILED, 182);

        assertThat(customer.measure(share).value()).isEqualTo(0.25);
        assertThat(customer.measure(new Times(share, 100)).value()).isEqualTo(25);
    }

    @Test
    void shareOfAnEmptyListIsMissing() {
        var share = new Share(Selection.of(CUSTOM).named(Names.of(Set.of())), Selection.of(CUSTOM), 28);

        assertThat(new Customer().had(CUSTOM, 1).measure(share)).isEqualTo(Measurement.MISSING);
    }

    @Test
    void shareIsMeasuredWithoutTheOtherSidesFeed() {
        var share = new Share(Selection.of(ACCOUNT_EXPANDED), Selection.of(ACCOUNT_EXPANDED, ACCOUNT_CONTRACTED), 364);

        assertThat(new Customer()
                        .noFeed(ACCOUNT_EXPANDED)
                        .had(ACCOUNT_CONTRACTED, 9)
                        .measure(share)
                        .value())
                .isZero();
    }

    @Test
    void ratioIsMissingWithNothingBelowTheLine() {
        var perUser =
                new Ratio(new Count(Selection.of(TICKET_OPENED), 84), new DistinctUsers(Selection.of(LOGIN), 84), 25);

        assertThat(new Customer().had(TICKET_OPENED, 3).measure(perUser)).isEqualTo(Measurement.MISSING);
    }

    @Test
    void ratioRaisesASmallDenominator() {
        var perUser =
                new Ratio(new Count(Selection.of(TICKET_OPENED), 84), new DistinctUsers(Selection.of(LOGIN), 84), 25);
        var customer = new Customer()
                .had(TICKET_OPENED, 3)
                .had(Happening.on(daysAgo(3), LOGIN).by("u1"));

        assertThat(customer.measure(perUser).value()).isEqualTo(1 / 25.0);
    }

    @Test
    void ratioIsMissingUntilBothItsPartsAreMeasured() {
        var seatsInUse =
                new Ratio(new DistinctUsers(Selection.of(LOGIN), 28), new Latest(Selection.of(SEATS_CHANGED), 999), 0);
        var login = Happening.on(daysAgo(3), LOGIN).by("u1");

        assertThat(new Customer().had(login).measure(seatsInUse)).isEqualTo(Measurement.MISSING);
        assertThat(new Customer().had(login).had(SEATS_CHANGED, 5, 0).measure(seatsInUse))
                .isEqualTo(Measurement.MISSING);
        assertThat(new Customer()
                        .had(login)
                        .had(SEATS_CHANGED, 5, 4)
                        .measure(seatsInUse)
                        .value())
                .isEqualTo(0.25);
    }

    private static void answers(Customer customer, String facet, int times) {
        for (int i = 0; i < times; i++) {
            customer.had(Happening.on(daysAgo(3 + i), NPS_RESPONSE).named(facet).worth(5));
        }
    }
}
