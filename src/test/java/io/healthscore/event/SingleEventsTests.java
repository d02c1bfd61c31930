package io.healthscore.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.healthscore.IntegrationTest;
import io.healthscore.Replica;
import io.healthscore.signal.EventType;
import java.math.BigDecimal;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class SingleEventsTests {

    @Autowired
    Ingestion ingestion;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    final String account = Made.newAccount();

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
        assertThat(new StoredSignals(jdbc).counted(account)).isEqualTo(50);
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
        assertThat(new StoredSignals(jdbc).counted(account)).isEqualTo(200);
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
        assertThat(new StoredSignals(jdbc).counted(account)).isEqualTo(100);
    }

    private void killConnectionsThatIngest() {
        jdbc.sql("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid() and query like 'insert into %'
                """).query().listOfRows();
    }
}
