package io.healthscore.scoring;

import static io.healthscore.scoring.Customer.daysAgo;
import static io.healthscore.signal.EventType.PAYMENT_FAILED;
import static io.healthscore.signal.EventType.PAYMENT_RECEIVED;
import static io.healthscore.signal.EventType.TICKET_OPENED;
import static io.healthscore.signal.EventType.TICKET_RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.healthscore.signal.EventType;
import org.junit.jupiter.api.Test;

class OpenSpellsTests {

    private static final Selection TICKETS = Selection.of(TICKET_OPENED);
    private static final Selection URGENT = TICKETS.severe(Severity.URGENT);
    private static final Selection PAYMENTS = Selection.of(PAYMENT_FAILED);

    @Test
    void ticketIsOpenUntilItIsResolved() {
        var customer = new Customer().had(ticket(TICKET_OPENED, "T-1", 20)).had(ticket(TICKET_RESOLVED, "T-1", 5));

        assertThat(days(customer, TICKETS)).isZero();
        assertThat(new OpenLongestDays(TICKETS, 364)
                        .measure(customer.subject(daysAgo(6)))
                        .value())
                .isEqualTo(14);
        assertThat(new OpenCount(TICKETS, 364)
                        .measure(customer.subject(daysAgo(5)))
                        .value())
                .isZero();
    }

    @Test
    void anotherTicketsResolutionClosesNothing() {
        var customer = new Customer().had(ticket(TICKET_OPENED, "T-1", 20)).had(ticket(TICKET_RESOLVED, "T-2", 5));

        assertThat(days(customer, TICKETS)).isEqualTo(20);
    }

    @Test
    void openingAgainGoesOnWithTheSameSpell() {
        var customer = new Customer().had(ticket(TICKET_OPENED, "T-1", 20)).had(ticket(TICKET_OPENED, "T-1", 4));

        assertThat(days(customer, TICKETS)).isEqualTo(20);
        assertThat(customer.measure(new OpenCount(TICKETS, 364)).value()).isEqualTo(1);
    }

    @Test
    void openingAfterAResolutionBeginsAnew() {
        var customer = new Customer()
                .had(ticket(TICKET_OPENED, "T-1", 20))
                .had(ticket(TICKET_RESOLVED, "T-1", 9))
                .had(ticket(TICKET_OPENED, "T-1", 6))
                .had(ticket(TICKET_OPENED, "T-1", 2));

        assertThat(days(customer, TICKETS)).isEqualTo(6);
    }

    @Test
    void onOneDayTheLaterOfOpeningAndResolutionCounts() {
        var opened = ticket(TICKET_OPENED, "T-1", 3).at(100);

        assertThat(days(
                        new Customer()
                                .had(opened)
                                .had(ticket(TICKET_RESOLVED, "T-1", 3).at(200)),
                        TICKETS))
                .isZero();
        assertThat(days(
                        new Customer()
                                .had(opened)
                                .had(ticket(TICKET_RESOLVED, "T-1", 3).at(50)),
                        TICKETS))
                .isEqualTo(3);
    }

    @Test
    void atOneTimeTheGreaterIdCameLater() {
        var opened = ticket(TICKET_OPENED, "T-1", 3).withId("m");

        assertThat(days(
                        new Customer()
                                .had(opened)
                                .had(ticket(TICKET_RESOLVED, "T-1", 3).withId("z")),
                        TICKETS))
                .isZero();
        assertThat(days(
                        new Customer()
                                .had(opened)
                                .had(ticket(TICKET_RESOLVED, "T-1", 3).withId("a")),
                        TICKETS))
                .isEqualTo(3);
    }

    @Test
    void aLaterOpeningChangesTheSeverity() {
        var raised = new Customer()
                .had(ticket(TICKET_OPENED, "T-1", 20))
                .had(ticket(TICKET_OPENED, "T-1", 4).severe(Severity.URGENT));
        var lowered = new Customer()
                .had(ticket(TICKET_OPENED, "T-1", 20).severe(Severity.URGENT))
                .had(ticket(TICKET_OPENED, "T-1", 4));

        assertThat(days(raised, URGENT)).isEqualTo(20);
        assertThat(days(lowered, URGENT)).isZero();
    }

    @Test
    void aLaterOpeningOfTheSameDayChangesTheSeverityToo() {
        var lowered = new Customer()
                .had(ticket(TICKET_OPENED, "T-1", 4).severe(Severity.URGENT).at(100))
                .had(ticket(TICKET_OPENED, "T-1", 4).at(200));

        assertThat(days(lowered, URGENT)).isZero();
        assertThat(days(lowered, TICKETS)).isEqualTo(4);
    }

    @Test
    void readsOnlyTicketsOpenedWithinTheWindow() {
        assertThat(days(new Customer().had(ticket(TICKET_OPENED, "T-1", 363)), TICKETS))
                .isEqualTo(363);
        assertThat(days(new Customer().had(ticket(TICKET_OPENED, "T-1", 364)), TICKETS))
                .isZero();
    }

    @Test
    void failedPaymentIsOpenUntilTheNextOneReceived() {
        var customer = new Customer()
                .had(PAYMENT_FAILED, 100)
                .had(PAYMENT_RECEIVED, 90)
                .had(PAYMENT_FAILED, 60)
                .had(PAYMENT_FAILED, 30);

        assertThat(days(customer, PAYMENTS)).isEqualTo(60);
        assertThat(days(customer.had(PAYMENT_RECEIVED, 2), PAYMENTS)).isZero();
    }

    @Test
    void nothingOpenSaysSomethingOnlyOfWhoCouldHaveHadOne() {
        assertThat(new Customer().noFeed(TICKET_OPENED).measure(new OpenCount(TICKETS, 364)))
                .isEqualTo(Measurement.MISSING);
        assertThat(new Customer().since(5).measure(new OpenCount(TICKETS, 364))).isEqualTo(Measurement.MISSING);
        assertThat(new Customer()
                        .since(5)
                        .had(ticket(TICKET_OPENED, "T-1", 3))
                        .measure(new OpenCount(TICKETS, 364))
                        .value())
                .isEqualTo(1);
    }

    @Test
    void saysWhatIsOpenInASentence() {
        var longest = new OpenLongestDays(URGENT, 364);
        var customer = new Customer().had(ticket(TICKET_OPENED, "T-1", 16).severe(Severity.URGENT));

        assertThat(longest.describe("", "", customer.measure(longest))).isEqualTo("1 urgent ticket open for 16 days");

        customer.had(ticket(TICKET_OPENED, "T-2", 1).severe(Severity.URGENT));

        assertThat(longest.describe("", "", customer.measure(longest)))
                .isEqualTo("2 urgent tickets open, the longest for 16 days");
        assertThat(longest.describe("", "", new Customer().measure(longest))).isEqualTo("no urgent ticket open");
    }

    @Test
    void onlyTicketsAndPaymentsCanBeOpen() {
        assertThatThrownBy(() -> new OpenCount(Selection.of(EventType.LOGIN), 28))
                .hasMessage("login cannot be open");
    }

    private static double days(Customer customer, Selection of) {
        return customer.measure(new OpenLongestDays(of, 364)).value();
    }

    private static Happening ticket(EventType type, String id, int daysAgo) {
        return Happening.on(daysAgo(daysAgo), type).named(id);
    }
}
