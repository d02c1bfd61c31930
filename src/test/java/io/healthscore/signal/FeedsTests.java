package io.healthscore.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.OwnDatabase;
import io.healthscore.account.Accounts;
import io.healthscore.signal.DaySignal.Contribution;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

@IntegrationTest
@OwnDatabase
class FeedsTests {

    @Autowired
    Feeds feeds;

    @Autowired
    FeedMoves moves;

    @Autowired
    Revisions revisions;

    @Autowired
    SignalRecorder recorder;

    @Autowired
    Accounts accounts;

    @Autowired
    TransactionOperations transactions;

    @Test
    void movesBackAndMakesAllAccountsStaleFromThatDayOn() {
        login("a", "2026-02-10");
        login("b", "2026-02-10");
        moves.apply();
        settle("a");
        settle("b");
        var before = feeds.current();

        login("b", "2026-02-20");
        moves.apply();

        assertThat(feeds.current()).isEqualTo(before);
        assertThat(revision("a").stale()).isFalse();

        login("b", "2026-01-05");
        moves.apply();

        assertThat(feeds.current().moves()).isEqualTo(before.moves() + 1);
        assertThat(feeds.current().starts().firstDays()).containsEntry(EventType.LOGIN, LocalDate.parse("2026-01-05"));
        assertThat(revision("a").dirtyFrom()).isEqualTo(LocalDate.parse("2026-01-05"));

        settle("a");
        moves.apply();

        assertThat(revision("a").stale()).isFalse();
    }

    @Test
    void forgetsAMoveThatWasRolledBack() {
        transactions.executeWithoutResult(status -> {
            record(EventType.SESSION, "c", "2020-01-01");
            status.setRollbackOnly();
        });
        transactions.executeWithoutResult(status -> record(EventType.SESSION, "c", "2020-01-02"));

        assertThat(feeds.current().starts().firstDays())
                .containsEntry(EventType.SESSION, LocalDate.parse("2020-01-02"));
    }

    private void settle(String accountId) {
        revisions.markScored(Map.of(accountId, revision(accountId).revision()));
    }

    private Revision revision(String accountId) {
        return Objects.requireNonNull(revisions.read(List.of(accountId)).get(accountId));
    }

    private void login(String accountId, String day) {
        transactions.executeWithoutResult(status -> record(EventType.LOGIN, accountId, day));
    }

    private void record(EventType type, String accountId, String day) {
        var date = LocalDate.parse(day);
        var signal = new DaySignal(new SignalKey(accountId, type, date, ""));
        signal.add(new Contribution(date.atStartOfDay(ZoneOffset.UTC).toInstant(), day, null, 0, null));
        accounts.ensure(new TreeSet<>(List.of(accountId)));
        recorder.record(List.of(signal));
    }
}
