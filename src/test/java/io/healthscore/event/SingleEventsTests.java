package io.healthscore.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.healthscore.IntegrationTest;
import io.healthscore.Replica;
import io.healthscore.signal.EventType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@IntegrationTest
class SingleEventsTests {

    @Autowired
    Ingestion ingestion;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    @Autowired
    Rebuild rebuild;

    @Autowired
    AccountLock lock;

    @Autowired
    TransactionOperations transactions;

    final String account = Made.newAccount();

    final ExecutorService clients = Executors.newFixedThreadPool(32);

    @AfterEach
    void shutDown() {
        clients.shutdownNow();
    }

    @Test
    void failsOnlyTheEventThatIsAtFaultOfThoseThatShareATransaction() {
        // More digits than the database's numbers have, which no valid event has.
        var broken = Made.event(
                EventType.SESSION, account, "broken", "2026-02-01T00:00:00Z", null, null, new BigDecimal("1e200000"));
        var sent = IntStream.range(0, 50)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> ingestion.ingestOne(Made.login(account, "e" + i, "2026-02-01T00:00:00Z"))))
                .toList();

        assertThatThrownBy(() -> ingestion.ingestOne(broken)).isInstanceOf(RuntimeException.class);

        assertThat(sent).allSatisfy(outcome -> assertThat(outcome.join()).isEqualTo(Outcome.ACCEPTED));
        assertThat(stored().counted(account)).isEqualTo(50);
    }

    @Test
    void survivesThatItsConnectionsDie() {
        var sent = IntStream.range(0, 200)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> ingestion.ingestOne(Made.login(account, "e" + i, "2026-02-01T00:00:00Z"))))
                .toList();
        for (int round = 0; round < 3; round++) {
            killConnectionsThatIngest();
        }

        assertThat(sent)
                .allSatisfy(outcome -> assertThat(outcome.join().status()).isNotEqualTo(Outcome.Status.REJECTED));
        assertThat(stored().counted(account)).isEqualTo(200);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22})
    void countsEachOnceWhateverComesTogether(long seed) {
        var accounts = List.of(account, Made.newAccount(), Made.newAccount());
        var events = new RandomEvents(seed).of(accounts, 600);
        var sent = events.stream()
                .map(event -> CompletableFuture.supplyAsync(() -> ingestion.ingestOne(event), clients))
                .toList();

        var accepted = sent.stream()
                .filter(outcome -> outcome.join().equals(Outcome.ACCEPTED))
                .count();

        assertThat(accepted)
                .isEqualTo(events.stream().map(EventKey::of).distinct().count())
                .isEqualTo(accounts.stream()
                        .mapToLong(each -> stored().events(each))
                        .sum());
        assertThat(accounts)
                .allSatisfy(each ->
                        assertThat(rebuild.account(each, true).differences()).isEmpty());
    }

    @Test
    void keepsNobodyWaitingForAnAccountThatSomebodyHasToHimself() {
        var other = Made.newAccount();
        ingestion.ingestOne(Made.login(account, "first", "2026-02-01T00:00:00Z"));
        ingestion.ingestOne(Made.login(other, "first", "2026-02-01T00:00:00Z"));

        var waiting = transactions.execute(status -> {
            lock.take(new TreeSet<>(Set.of(account)));
            var held = IntStream.range(0, 10)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> ingestion.ingestOne(Made.login(account, "e" + i, "2026-02-01T00:00:00Z")), clients))
                    .toList();
            IntStream.range(0, 10)
                    .forEach(i -> assertThat(CompletableFuture.supplyAsync(
                                    () -> ingestion.ingestOne(Made.login(other, "e" + i, "2026-02-01T00:00:00Z")),
                                    clients))
                            .succeedsWithin(Duration.ofSeconds(5))
                            .isEqualTo(Outcome.ACCEPTED));
            assertThat(held).noneMatch(CompletableFuture::isDone);
            return held;
        });

        assertThat(waiting).allSatisfy(outcome -> assertThat(outcome.join()).isEqualTo(Outcome.ACCEPTED));
        assertThat(stored().counted(account)).isEqualTo(11);
    }

    @Test
    void storesWhatWaitsBeforeItStops() {
        try (var replica = Replica.of(context)) {
            var singles = replica.bean(Ingestion.class);
            var sent = IntStream.range(0, 100)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> singles.ingestOne(Made.login(account, "e" + i, "2026-02-01T00:00:00Z"))))
                    .toList();
            replica.bean(SingleEvents.class).stop();

            assertThat(sent).allSatisfy(outcome -> assertThat(outcome.join()).isEqualTo(Outcome.ACCEPTED));
        }
        assertThat(stored().counted(account)).isEqualTo(100);
    }

    private StoredSignals stored() {
        return new StoredSignals(jdbc);
    }

    private void killConnectionsThatIngest() {
        jdbc.sql("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid() and query ilike '%insert into event %'
                """).query().listOfRows();
    }
}
