package io.healthscore.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.account.AccountErased;
import io.healthscore.account.Accounts;
import io.healthscore.signal.DaySignal.Contribution;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@IntegrationTest
class RecentSignalsTests {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-01");
    private static final SignalReach MONTH = new SignalReach(28, true);

    @Autowired
    RecentSignals recent;

    @Autowired
    SignalRecorder recorder;

    @Autowired
    Revisions revisions;

    @Autowired
    Accounts accounts;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    ApplicationEventPublisher publisher;

    @Autowired
    JdbcClient jdbc;

    final String account = "acme-" + UUID.randomUUID();

    @BeforeEach
    void readOnce() {
        record("2026-02-10T12:00:00Z");
        record("2026-02-20T12:00:00Z");
        assertThat(counts(TODAY, TODAY, MONTH)).containsExactly(1, 1);
        countPastAs(7);
    }

    /** Told by a past that was changed behind its back, which no part of the service does. */
    @Test
    void readsTheLastTwoDaysOnlyWhileNoPastDayWasRewritten() {
        record("2026-03-01T08:00:00Z");
        assertThat(counts(TODAY, TODAY, MONTH)).containsExactly(1, 1, 1);
        record("2026-03-01T08:00:00Z");
        record("2026-03-02T08:00:00Z");
        assertThat(counts(TODAY, TODAY, MONTH)).containsExactly(1, 1, 2);
    }

    @Test
    void readsAllOfARewrittenPast() {
        record("2026-02-10T13:00:00Z");
        assertThat(counts(TODAY, TODAY, MONTH)).containsExactly(8, 7);
        countPastAs(9);
        record("2026-03-01T13:00:00Z");
        assertThat(counts(TODAY, TODAY, MONTH)).containsExactly(8, 7, 1);
    }

    @Test
    void takesWhatWasReadBeforeTheRevisionForNoMoreThanThat() {
        var before = revision();
        record("2026-02-15T12:00:00Z");
        var yesterday = TODAY.minusDays(1);
        assertThat(counts(before, yesterday, TODAY, MONTH)).containsExactly(7, 1, 7);
        countPastAs(9);
        assertThat(counts(yesterday, TODAY, MONTH)).containsExactly(9, 9, 9);
    }

    @Test
    void readsAllForAnEarlierDayALaterOneOrAnotherModel() {
        assertThat(counts(TODAY.minusDays(1), TODAY, MONTH)).containsExactly(7, 7);
        countPastAs(8);
        assertThat(counts(TODAY, TODAY.plusDays(1), MONTH)).containsExactly(8, 8);
        countPastAs(9);
        assertThat(counts(TODAY, TODAY.plusDays(1), new SignalReach(15, false))).containsExactly(9);
    }

    @Test
    void knowsNothingOfAnErasedAccount() {
        transactions.executeWithoutResult(status -> publisher.publishEvent(new AccountErased(account)));
        assertThat(counts(TODAY, TODAY, MONTH)).isEmpty();
        record("2026-02-11T08:00:00Z");
        assertThat(counts(TODAY, TODAY, MONTH)).containsExactly(1);
    }

    private long[] counts(LocalDate from, LocalDate to, SignalReach reach) {
        return counts(revision(), from, to, reach);
    }

    private long[] counts(Revision revision, LocalDate from, LocalDate to, SignalReach reach) {
        var windows = recent.read(List.of(revision), Map.of(EventType.LOGIN, reach), from, to);
        return Objects.requireNonNull(windows.get(account)).of(EventType.LOGIN).stream()
                .flatMapToLong(signals -> Arrays.stream(signals.counts()))
                .toArray();
    }

    private Revision revision() {
        return revisions.read(List.of(account)).getOrDefault(account, Revision.none(account));
    }

    private void countPastAs(int count) {
        jdbc.sql("update signal_day set count = :count where account_id = :account and day < :yesterday")
                .param("count", count)
                .param("account", account)
                .param("yesterday", TODAY.minusDays(1))
                .update();
    }

    private void record(String at) {
        var instant = Instant.parse(at);
        var signal = new DaySignal(
                new SignalKey(account, EventType.LOGIN, LocalDate.ofInstant(instant, ZoneOffset.UTC), ""));
        signal.add(new Contribution(instant, "e", null, 0, "u-1"));
        transactions.executeWithoutResult(status -> {
            accounts.ensure(new TreeSet<>(List.of(account)));
            recorder.record(List.of(signal));
        });
    }
}
