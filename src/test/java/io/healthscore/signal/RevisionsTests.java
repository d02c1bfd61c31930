package io.healthscore.signal;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.OwnDatabase;
import io.healthscore.account.AccountsChanged;
import io.healthscore.platform.SettableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@IntegrationTest
@OwnDatabase
class RevisionsTests {

    private static final LocalDate LONG_AGO = LocalDate.parse("2025-06-01");

    @Autowired
    Revisions revisions;

    @Autowired
    StaleAccounts staleAccounts;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    ApplicationEventPublisher publisher;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void forgetAll() {
        jdbc.sql("delete from signal_revision").update();
    }

    @Test
    void growsWithEveryChangeAndRemembersTheEarliestDirtyDay() {
        touch("a", null);
        var first = revision("a");
        touch("a", LocalDate.parse("2026-01-01"));
        touch("a", LONG_AGO);
        touch("a", LocalDate.parse("2026-02-01"));
        touch("a", null);

        assertThat(first.revision()).isGreaterThan(1_000_000_000_000_000L);
        assertThat(first.dirtyFrom()).isNull();
        assertThat(revision("a"))
                .isEqualTo(new Revision("a", first.revision() + 4, true, LONG_AGO, null, first.revision() + 3));
    }

    @Test
    void settlesOnlyWhatHasNotChangedSinceItWasRead() {
        touch("a", LONG_AGO);
        touch("b", null);
        var a = revision("a").revision();
        var b = revision("b").revision();
        touch("b", null);

        revisions.markScored(Map.of("a", a, "b", b, "c", 1L));

        assertThat(revision("a")).isEqualTo(new Revision("a", a, false, null, null, a));
        assertThat(revision("b").stale()).isTrue();
        assertThat(revisions.read(List.of("c"))).isEmpty();
    }

    @Test
    void claimsEachStaleAccountOnceAndThoseWithLateEventsLast() {
        touch("a", LONG_AGO);
        touch("b", null);
        touch("c", null);
        revisions.markScored(Map.of("c", revision("c").revision()));
        touch("d", null);

        assertThat(claim(2)).containsExactly("b", "d");
        assertThat(claim(2)).containsExactly("a");
        assertThat(claim(2)).isEmpty();

        clock.advance(Duration.ofMinutes(2));
        assertThat(claim(1)).containsExactly("b");
        assertThat(claim(1)).containsExactly("d");
    }

    @Test
    void claimsSomeOfThoseWithLateEventsHoweverManyOthersWait() {
        IntStream.range(0, 50).forEach(i -> touch("live-" + i, null));
        List.of("a", "b", "c").forEach(id -> touch(id, LONG_AGO));

        assertThat(claim(20)).hasSize(20).contains("a").doesNotContain("b", "c");
        assertThat(claim(20)).hasSize(20).contains("b").doesNotContain("c");
        assertThat(claim(20)).hasSize(13).contains("c");
    }

    @Test
    void freesForTheNextClaimWhatChangedWhileItWasScored() {
        List.of("x", "y", "z").forEach(id -> touch(id, LONG_AGO));
        var read = revisions.read(List.of("x", "y", "z")).values().stream()
                .collect(toMap(Revision::accountId, Revision::revision));
        assertThat(claim(3)).containsExactly("x", "y", "z");
        touch("x", null);
        touch("y", LONG_AGO.plusDays(1));
        revisions.markStale("y", 1, LONG_AGO.plusDays(1));

        revisions.markScored(read);

        assertThat(claim(3)).containsExactly("x", "y", "z");
        assertThat(revision("x").dirtyFrom()).as("its past was settled").isNull();
        assertThat(revision("y").dirtyFrom()).isEqualTo(LONG_AGO);
        assertThat(revision("z").dirtyFrom()).isEqualTo(LONG_AGO);
    }

    @Test
    void marksAllAccountsPageByPage() {
        List.of("a", "b", "c").forEach(id -> touch(id, null));
        var before = revision("c").revision();

        var first = revisions.markStale("", 2, LONG_AGO);
        var second = revisions.markStale(first.orElseThrow(), 2, LONG_AGO);
        var third = revisions.markStale(second.orElseThrow(), 2, LONG_AGO);

        assertThat(first).hasValue("b");
        assertThat(second).hasValue("c");
        assertThat(third).isEmpty();
        assertThat(revision("c").revision()).isEqualTo(before + 1);
        assertThat(revision("a").dirtyFrom()).isEqualTo(LONG_AGO);
    }

    @Test
    void followsChangesOfAccountsInTheirTransaction() {
        transactions.executeWithoutResult(status -> {
            publisher.publishEvent(new AccountsChanged(List.of("b", "a"), null));
            publisher.publishEvent(new AccountsChanged(List.of("a"), LONG_AGO));
        });

        assertThat(revision("a").dirtyFrom()).isEqualTo(LONG_AGO);
        assertThat(revision("b").dirtyFrom()).isNull();
    }

    private List<String> claim(int limit) {
        return staleAccounts.claim(limit, Duration.ofMinutes(1)).stream()
                .map(Revision::accountId)
                .toList();
    }

    private Revision revision(String id) {
        return Objects.requireNonNull(revisions.read(List.of(id)).get(id));
    }

    private void touch(String id, @Nullable LocalDate dirtyFrom) {
        transactions.executeWithoutResult(status -> revisions.touch(new TreeSet<>(List.of(id)), dirtyFrom));
    }
}
