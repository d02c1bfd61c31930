package io.healthscore.account;

import static io.healthscore.account.AccountCalls.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.platform.SettableClock;
import io.healthscore.platform.StrictJson;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@RecordApplicationEvents
class ChangesTests {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-01");

    @Autowired
    Registrations registrations;

    @Autowired
    Accounts accounts;

    @Autowired
    AccountFinder finder;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    ApplicationEvents events;

    @Test
    void holdsTheValuesFirstSetForAllDaysBefore() {
        var id = newId("facts");
        merge(id, "'name': 'Acme'");
        clock.advance(Duration.ofDays(5));
        merge(id, "'segment': 'smb', 'noticeDays': 30");

        assertThat(segmentOn(id, TODAY.minusYears(2))).contains("smb");
        assertThat(segmentOn(id, TODAY)).contains("smb");
    }

    @Test
    void countsFactsFromTheDayTheyAreSet() {
        var id = newId("facts");
        merge(id, "'segment': 'smb', 'contractEndsOn': '2026-12-31', 'noticeDays': 30, 'autoRenew': true");
        clock.advance(Duration.ofDays(5));
        merge(id, "'segment': 'midmarket'");
        merge(id, "'segment': 'enterprise', 'lifecycle': 'adopted', 'autoRenew': null");
        clock.advance(Duration.ofDays(5));
        merge(id, "'segment': null");

        assertThat(segmentOn(id, TODAY.plusDays(4))).contains("smb");
        assertThat(factsOn(id, TODAY.plusDays(7)))
                .isEqualTo(
                        new AccountFacts(id, TODAY, "enterprise", "adopted", LocalDate.parse("2026-12-31"), 30, null));
        assertThat(segmentOn(id, TODAY.plusDays(10))).isEmpty();
    }

    @Test
    void countsTheAgeFromTheRegistrationUnlessTheRecordSaysOtherwise() {
        var id = newId("age");
        merge(id, "'name': 'Acme'");
        assertThat(factsOn(id, TODAY).since()).isEqualTo(TODAY);

        merge(id, "'customerSince': '2024-05-01'");
        assertThat(factsOn(id, TODAY).since()).isEqualTo(LocalDate.parse("2024-05-01"));
    }

    @Test
    void knowsNoFactsOfAnAccountThatIsKnownFromEventsOnly() {
        var id = newId("unregistered");
        transactions.executeWithoutResult(status -> accounts.ensure(new TreeSet<>(List.of(id))));

        var facts = Objects.requireNonNull(accounts.factsOf(List.of(id)).get(id));

        assertThat(facts.on(TODAY, null)).isEmpty();
        assertThat(facts.on(TODAY, TODAY.minusDays(3)))
                .contains(new AccountFacts(id, TODAY.minusDays(3), null, null, null, null, null));
    }

    @Test
    void tellsThatOnlyTodayChangedWhenThePastKeepsWhatWasTrueThen() {
        var id = newId("changed");
        merge(id, "'segment': 'smb'");
        clock.advance(Duration.ofDays(1));
        events.clear();

        merge(id, "'segment': 'enterprise', 'noticeDays': 30");

        assertThat(events.stream(AccountsChanged.class)).containsExactly(new AccountsChanged(List.of(id), null));
    }

    @Test
    void tellsThatADayChangedWhichMayBeClosedBeforeTheChangeIsCommitted() {
        var id = newId("midnight");
        merge(id, "'segment': 'smb'");
        clock.set(Instant.parse("2026-03-02T23:59:30Z"));
        events.clear();

        merge(id, "'segment': 'enterprise'");

        assertThat(events.stream(AccountsChanged.class))
                .containsExactly(new AccountsChanged(List.of(id), LocalDate.parse("2026-03-02")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'segment': 'enterprise'", "'customerSince': '2024-05-01'", "'noticeDays': 30"})
    void tellsThatThePastChangedWithTheFirstFactsAndTheAge(String change) {
        var id = newId("changed");
        merge(id, "'segment': 'smb'");
        events.clear();

        merge(id, change);

        assertThat(events.stream(AccountsChanged.class))
                .containsExactly(new AccountsChanged(List.of(id), AccountsChanged.EVER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'name': 'B'",
                "'owner': 'jo'",
                "'externalIds': {'crm': 'changes-1'}",
                "'spend': null",
                "'excluded': true"
            })
    void tellsThatARowChanged(String change) {
        var id = newId("changed");
        merge(id, "'name': 'A', 'spend': 10");
        events.clear();

        merge(id, change);

        assertThat(events.stream(AccountsChanged.class)).containsExactly(new AccountsChanged(List.of(id), null));
        merge(id, "'externalIds': {'crm': null}");
    }

    @ParameterizedTest
    @CsvSource({"segment, enterprise, false", "owner, jo, false", "excluded, true, true"})
    void tellsThatItIsSummedUpWithOthers(String field, String value, boolean movesTotals) {
        var id = newId("regrouped");
        merge(id, "'segment': 'smb'");
        events.clear();

        merge(id, "'name': 'B', 'spend': 20");
        assertThat(events.stream(AccountsRegrouped.class)).isEmpty();

        merge(id, "'%s': %s".formatted(field, value.equals("true") ? value : "'" + value + "'"));
        assertThat(events.stream(AccountsRegrouped.class))
                .containsExactly(new AccountsRegrouped(List.of(id), movesTotals));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'name': 'A'", "'attributes': {'region': 'emea'}", "'spend': 10.00", "'segment': null"})
    void isSilentAboutWhatNobodyReads(String change) {
        var id = newId("same");
        merge(id, "'name': 'A', 'spend': 10");
        events.clear();

        merge(id, change);

        assertThat(events.stream(AccountsChanged.class)).isEmpty();
        assertThat(events.stream(SpendStated.class)).isEmpty();
    }

    @Test
    void tellsWhatSeatsAndSpendBecame() {
        var id = newId("stated");

        merge(id, "'seats': 40, 'spend': 1200.50");
        merge(id, "'seats': 40, 'spend': 0");
        merge(id, "'seats': null");

        var at = SettableClock.START;
        assertThat(events.stream(SeatsStated.class)).containsExactly(new SeatsStated(id, 40, at));
        assertThat(events.stream(SpendStated.class))
                .containsExactly(
                        new SpendStated(id, new BigDecimal("1200.5"), at), new SpendStated(id, BigDecimal.ZERO, at));
    }

    @Test
    void recordsChangedSeatsAndSpendAsEventsOfThatMoment() {
        var id = newId("recorded");

        merge(id, "'seats': 40, 'spend': 1200.5");
        clock.advance(Duration.ofHours(1));
        merge(id, "'seats': 40, 'spend': null");

        assertThat(jdbc.sql("select type || ' ' || value from event where account_id = :id order by type")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .containsExactly("seats_changed 40", "spend_recorded 1200.5");
    }

    @Test
    void keepsTheSeatsAndSpendThatWereSaidForTheLatestTime() {
        var id = newId("stated");
        merge(id, "'seats': 40, 'spend': 1200");
        var later = SettableClock.START.plusSeconds(60);

        stated(id, 50, later);
        stated(id, 30, SettableClock.START.minusSeconds(60));

        var kept = finder.withId(id).record().particulars();
        assertThat(kept.seats()).isEqualTo(50);
        assertThat(kept.spend()).isEqualTo("50");
    }

    private void stated(String id, int value, Instant at) {
        transactions.executeWithoutResult(status -> accounts.stated(
                List.of(new SpendStated(id, BigDecimal.valueOf(value), at)), List.of(new SeatsStated(id, value, at))));
    }

    private void merge(String id, String fields) {
        var body = "[{'id': '%s', %s}]".formatted(id, fields).replace('\'', '"');
        var items = StrictJson.read(body).items().stream().map(Registration::of).toList();
        assertThat(registrations.merge(items))
                .extracting(RegistrationOutcome::faults)
                .containsExactly(List.of());
    }

    private Optional<String> segmentOn(String id, LocalDate day) {
        return Optional.ofNullable(factsOn(id, day).segment());
    }

    private AccountFacts factsOn(String id, LocalDate day) {
        return Objects.requireNonNull(accounts.factsOf(List.of(id)).get(id))
                .on(day, null)
                .orElseThrow();
    }
}
