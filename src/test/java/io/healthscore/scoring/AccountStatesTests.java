package io.healthscore.scoring;

import static io.healthscore.account.AccountState.ACTIVE;
import static io.healthscore.account.AccountState.CHURNED;
import static io.healthscore.account.AccountState.DORMANT;
import static io.healthscore.account.AccountState.LEAVING;
import static io.healthscore.scoring.Customer.TODAY;
import static io.healthscore.scoring.Customer.daysAgo;
import static io.healthscore.signal.EventType.CONTRACT_CANCELLED;
import static io.healthscore.signal.EventType.CONTRACT_RENEWED;
import static io.healthscore.signal.EventType.CUSTOM;
import static io.healthscore.signal.EventType.FEATURE_USED;
import static io.healthscore.signal.EventType.LOGIN;
import static io.healthscore.signal.EventType.MILESTONE_REACHED;
import static io.healthscore.signal.EventType.SESSION;
import static io.healthscore.signal.EventType.SPEND_RECORDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.account.AccountState;
import io.healthscore.scoring.DaysUntil.Date;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AccountStatesTests {

    private static final DaysUntil CANCELLATION = new DaysUntil(Date.CANCELLATION);
    private static final DaysUntil NOTICE = new DaysUntil(Date.NOTICE);

    @Test
    void leavesUntilTheLastDayComes() {
        var customer = user().had(cancelled(10, TODAY.plusDays(5)));

        assertThat(state(customer)).isEqualTo(LEAVING);
        assertThat(customer.measure(CANCELLATION).value()).isEqualTo(5);
        assertThat(state(customer, TODAY.plusDays(4))).isEqualTo(LEAVING);
        assertThat(state(customer, TODAY.plusDays(5))).isEqualTo(CHURNED);
        assertThat(state(customer, daysAgo(11))).isEqualTo(ACTIVE);
    }

    @Test
    void cancellationWithoutADayCountsAtOnce() {
        assertThat(state(user().had(CONTRACT_CANCELLED, 3))).isEqualTo(CHURNED);
    }

    @Test
    void theLastOfTwoCancellationsCounts() {
        var customer = user().had(cancelled(10, daysAgo(2))).had(cancelled(4, TODAY.plusDays(30)));

        assertThat(state(customer)).isEqualTo(LEAVING);
    }

    @Test
    void aLaterRenewalTakesItBack() {
        var renewed = Happening.on(daysAgo(3), CONTRACT_RENEWED);

        assertThat(state(user().had(cancelled(10, daysAgo(5))).had(renewed))).isEqualTo(ACTIVE);
        assertThat(user().had(cancelled(10, TODAY.plusDays(9))).had(renewed).measure(CANCELLATION))
                .isEqualTo(Measurement.MISSING);
        assertThat(state(user().had(cancelled(2, daysAgo(1))).had(renewed))).isEqualTo(CHURNED);
        assertThat(state(user().had(cancelled(3, daysAgo(1)).withId("b")).had(renewed.withId("a"))))
                .isEqualTo(CHURNED);
        assertThat(state(user().had(cancelled(3, daysAgo(1)).withId("a")).had(renewed.withId("b"))))
                .isEqualTo(ACTIVE);
    }

    @Test
    void spendFromTheLastDayOnTakesItBack() {
        var churned = user().had(cancelled(10, daysAgo(5)));

        assertThat(state(churned.had(SPEND_RECORDED, 6, 100))).isEqualTo(CHURNED);
        assertThat(state(churned.had(SPEND_RECORDED, 5, 100))).isEqualTo(ACTIVE);
        assertThat(state(churned.had(SPEND_RECORDED, 4, 0))).isEqualTo(CHURNED);
    }

    @Test
    void usageNeverRevivesIt() {
        var customer = new Customer().had(cancelled(10, daysAgo(5))).had(LOGIN, 0);

        assertThat(state(customer)).isEqualTo(CHURNED);
    }

    @Test
    void isDormantAfterALongSilence() {
        assertThat(state(new Customer().had(LOGIN, 84))).isEqualTo(DORMANT);
        assertThat(state(new Customer().had(LOGIN, 83))).isEqualTo(ACTIVE);
        assertThat(state(new Customer().had(LOGIN, 84).had(SESSION, 2, 60))).isEqualTo(ACTIVE);
    }

    @Test
    void isDormantWithoutAnyUseOnceItHadTheTime() {
        assertThat(state(new Customer().since(84))).isEqualTo(DORMANT);
        assertThat(state(new Customer().since(83))).isEqualTo(ACTIVE);
        assertThat(state(new Customer().feedSince(83, LOGIN, FEATURE_USED, SESSION, MILESTONE_REACHED, CUSTOM)))
                .isEqualTo(ACTIVE);
        assertThat(state(new Customer().noFeed(LOGIN, FEATURE_USED, SESSION, MILESTONE_REACHED, CUSTOM)))
                .isEqualTo(ACTIVE);
    }

    @Test
    void noticeComesItsDaysBeforeTheEnd() {
        assertThat(new Customer()
                        .contract(TODAY.plusDays(90), 60, true)
                        .measure(NOTICE)
                        .value())
                .isEqualTo(30);
        assertThat(new Customer()
                        .contract(TODAY.plusDays(90), null, null)
                        .measure(NOTICE)
                        .value())
                .isEqualTo(90);
        assertThat(new Customer().measure(NOTICE)).isEqualTo(Measurement.MISSING);
        assertThat(new Customer()
                        .contract(TODAY.plusDays(90), 60, true)
                        .measure(new DaysUntil(Date.CONTRACT_END))
                        .value())
                .isEqualTo(90);
    }

    @Test
    void pastTheNoticeDayOfAnAutoRenewingContractItIsMissing() {
        assertThat(new Customer()
                        .contract(TODAY.plusDays(60), 60, true)
                        .measure(NOTICE)
                        .value())
                .isZero();
        assertThat(new Customer().contract(TODAY.plusDays(59), 60, true).measure(NOTICE))
                .isEqualTo(Measurement.MISSING);
        assertThat(new Customer()
                        .contract(TODAY.plusDays(59), 60, false)
                        .measure(NOTICE)
                        .value())
                .isEqualTo(-1);
    }

    private static Customer user() {
        return new Customer().had(LOGIN, 20).had(LOGIN, 0);
    }

    private static AccountState state(Customer customer) {
        return state(customer, TODAY);
    }

    private static AccountState state(Customer customer, LocalDate day) {
        return AccountStates.of(customer.subject(day), 84);
    }

    private static Happening cancelled(int daysAgo, LocalDate effectiveOn) {
        return Happening.on(daysAgo(daysAgo), CONTRACT_CANCELLED).until(effectiveOn);
    }
}
