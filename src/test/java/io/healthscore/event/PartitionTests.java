package io.healthscore.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.OwnDatabase;
import io.healthscore.Replica;
import io.healthscore.platform.SettableClock;
import io.healthscore.signal.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionOperations;

@IntegrationTest
@OwnDatabase
class PartitionTests {

    private static final String HISTORY = "/accounts/{id}/score/history?from=2023-02-15&to=2023-02-28";

    @Autowired
    RestTestClient client;

    @Autowired
    PartitionUpkeep upkeep;

    @Autowired
    Partitions partitions;

    @Autowired
    Ingestion ingestion;

    @Autowired
    Rebuild rebuild;

    @Autowired
    Recount recount;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    final String account = Made.newAccount();

    @Test
    void hasRoomForTheWholeRetentionAndSomeMonthsAheadFromTheStart() {
        assertThat(partitions.attached()).contains(YearMonth.of(2023, 2), YearMonth.of(2026, 3), YearMonth.of(2026, 5));
    }

    @Test
    void attachesAMonthOnceWhenReplicasDoItTogether() {
        var months = new TreeSet<>(IntStream.rangeClosed(1, 12)
                .mapToObj(month -> YearMonth.of(2030, month))
                .toList());

        CompletableFuture.allOf(IntStream.range(0, 4)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> partitions.create(months)))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(partitions.attached()).containsAll(months);
    }

    @Test
    void dropsMonthsWhoseTimeIsOverAndTakesNoneOfTheirEventsBack() {
        var old = Made.login(account, "old", "2023-02-15T00:00:00Z");
        ingestion.ingestOne(old);
        var signals = new StoredSignals(jdbc).of(account);
        var events = new EventCalls(client);
        var scores = events.get(HISTORY, account).body();
        assertThat(scores.get("items")).hasSize(14);
        try (var replica = Replica.of(context)) {
            clock.set(Instant.parse("2026-04-01T00:10:00Z"));
            upkeep.daily();

            assertThat(partitions.attached())
                    .doesNotContain(YearMonth.of(2023, 2))
                    .contains(YearMonth.of(2023, 3), YearMonth.of(2026, 6));
            assertThat(partitions.droppedUntil()).isEqualTo(Instant.parse("2023-03-01T00:00:00Z"));
            assertThat(ingestion.ingestOne(old).status()).isEqualTo(Outcome.Status.REJECTED);
            assertThat(replica.bean(Ingestion.class).ingestOne(old).status()).isEqualTo(Outcome.Status.REJECTED);
        }
        transactions.executeWithoutResult(status -> recount.correct(account, Days.of(LocalDate.parse("2023-02-15"))));
        var late =
                events.post("{'accountId': '%s', 'type': 'login', 'id': 'late', 'occurredAt': '2023-02-20T00:00:00Z'}"
                        .formatted(account));
        assertThat(late.status()).isEqualTo(400);
        assertThat(late.pointers()).containsExactly("/occurredAt");
        assertThat(new StoredSignals(jdbc).of(account)).isEqualTo(signals);
        assertThat(events.get(HISTORY, account).body()).isEqualTo(scores);
        assertThat(events.get("/accounts/{id}/events", account).texts("id")).isEmpty();
        assertThat(rebuild.account(account, true).differences()).isEmpty();
    }

    @Test
    void finishesWhatAnInterruptedProcessLeftHalfDone() {
        partitions.create(new TreeSet<>(Set.of(YearMonth.of(2022, 12))));
        jdbc.sql("alter table event detach partition event_2022_12").update();

        partitions.drop(YearMonth.of(2023, 1));

        assertThat(partitions.before(YearMonth.of(2023, 1))).isEmpty();
    }
}
