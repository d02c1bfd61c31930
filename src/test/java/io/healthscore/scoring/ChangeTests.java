package io.healthscore.scoring;

import static io.healthscore.scoring.Customer.daysAgo;
import static io.healthscore.signal.EventType.CSAT_RESPONSE;
import static io.healthscore.signal.EventType.LOGIN;
import static io.healthscore.signal.EventType.SPEND_RECORDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ChangeTests {

    private static final Selection LOGINS = Selection.of(LOGIN);
    private static final Count COUNT = new Count(LOGINS, Value.FOREVER);

    @Test
    void comparesWholeDaysUpToYesterday() {
        var customer = new Customer();
        logins(customer, 0, 0, 50);
        logins(customer, 1, 7, 3);
        logins(customer, 8, 14, 2);
        logins(customer, 15, 15, 90);

        assertThat(customer.measure(new Change(COUNT, 7, 7, 0)).value()).isEqualTo(50);
    }

    @Test
    void scalesWhatAddsUpToTheWindowsLength() {
        var customer = new Customer();
        logins(customer, 1, 7, 3);
        logins(customer, 8, 21, 4);

        assertThat(customer.measure(new Change(COUNT, 7, 14, 0)).value()).isEqualTo(-25);
        assertThat(customer.measure(new Change(new ActiveDays(LOGINS, Value.FOREVER), 7, 14, 0))
                        .value())
                .isZero();
    }

    @Test
    void doesNotScaleUsersNorMeans() {
        var customer = new Customer()
                .had(Happening.on(daysAgo(2), LOGIN).by("a"))
                .had(Happening.on(daysAgo(9), LOGIN).by("a"))
                .had(Happening.on(daysAgo(16), LOGIN).by("b"))
                .had(CSAT_RESPONSE, 2, 60)
                .had(CSAT_RESPONSE, 9, 75)
                .had(CSAT_RESPONSE, 16, 85);

        assertThat(customer.measure(new Change(new DistinctUsers(LOGINS, Value.FOREVER), 7, 14, 0))
                        .value())
                .isEqualTo(-50);
        assertThat(customer.measure(new Change(
                                new Mean(Selection.of(CSAT_RESPONSE), Value.FOREVER, Value.FOREVER), 7, 14, 0))
                        .value())
                .isEqualTo(-25);
    }

    @Test
    void isMissingUnderTheMinimumBase() {
        var customer = new Customer();
        logins(customer, 8, 14, 3);

        assertThat(customer.measure(new Change(COUNT, 7, 7, 21)).value()).isEqualTo(-100);
        assertThat(customer.measure(new Change(COUNT, 7, 7, 22))).isEqualTo(Measurement.MISSING);
        assertThat(new Customer().had(LOGIN, 1).measure(new Change(COUNT, 7, 7, 0)))
                .isEqualTo(Measurement.MISSING);
    }

    @Test
    void isMissingUnlessAccountAndFeedWereThereForTheWholeBase() {
        var change = new Change(COUNT, 7, 7, 0);

        assertThat(twoWeeks().since(14).measure(change).isMeasured()).isTrue();
        assertThat(twoWeeks().since(13).measure(change)).isEqualTo(Measurement.MISSING);
        assertThat(twoWeeks().feedSince(14, LOGIN).measure(change).isMeasured()).isTrue();
        assertThat(twoWeeks().feedSince(13, LOGIN).measure(change)).isEqualTo(Measurement.MISSING);
    }

    @Test
    void comparesAStateWithWhatItWas() {
        var change = new Change(new Latest(Selection.of(SPEND_RECORDED), Value.FOREVER), 84, 84, 1);

        assertThat(new Customer()
                        .had(SPEND_RECORDED, 300, 1000)
                        .had(SPEND_RECORDED, 84, 1200)
                        .had(SPEND_RECORDED, 5, 900)
                        .measure(change)
                        .value())
                .isCloseTo(-25, within(1e-12));
        assertThat(new Customer().had(SPEND_RECORDED, 300, 1000).measure(change).value())
                .isZero();
        assertThat(new Customer().had(SPEND_RECORDED, 83, 1000).measure(change)).isEqualTo(Measurement.MISSING);
        assertThat(new Customer()
                        .had(SPEND_RECORDED, 300, 0)
                        .had(SPEND_RECORDED, 9, 5)
                        .measure(change))
                .isEqualTo(Measurement.MISSING);
        assertThat(new Customer()
                        .had(SPEND_RECORDED, 300, 9)
                        .had(SPEND_RECORDED, 9, 0)
                        .measure(change)
                        .value())
                .isEqualTo(-100);
    }

    @Test
    void isFreedOfWhatBinaryFractionsAreOff() {
        assertThat(new Customer()
                        .had(SPEND_RECORDED, 300, 6)
                        .had(SPEND_RECORDED, 5, 4.8)
                        .measure(new Change(new Latest(Selection.of(SPEND_RECORDED), Value.FOREVER), 84, 84, 1))
                        .value())
                .as("4.8 after 6")
                .isEqualTo(-20);
    }

    private static Customer twoWeeks() {
        var customer = new Customer();
        logins(customer, 1, 14, 2);
        return customer;
    }

    private static void logins(Customer customer, int from, int to, int aDay) {
        for (int day = from; day <= to; day++) {
            for (int i = 0; i < aDay; i++) {
                customer.had(LOGIN, day);
            }
        }
    }
}
