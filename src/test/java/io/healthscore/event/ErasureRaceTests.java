package io.healthscore.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.account.AccountErased;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@IntegrationTest
class ErasureRaceTests {

    @Autowired
    Ingestion ingestion;

    @Autowired
    Repetition repetition;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    ApplicationEventPublisher publisher;

    @Autowired
    JdbcClient jdbc;

    final String account = Made.newAccount();

    @Test
    void leavesNothingBehindWhileEventsComeIn() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            var ingesting = IntStream.range(0, 3)
                    .mapToObj(thread -> threads.submit(() -> ingest(thread)))
                    .toList();
            var erasing = threads.submit(() -> IntStream.range(0, 40).forEach(round -> erase()));
            for (var future : ingesting) {
                future.get();
            }
            erasing.get();
        } finally {
            threads.shutdownNow();
        }
        erase();

        for (var table : new String[] {"account", "event", "signal_day", "signal_revision"}) {
            assertThat(rows(table)).as(table).isZero();
        }
    }

    private void ingest(int thread) {
        for (int round = 0; round < 60; round++) {
            var event = Made.login(account, "t%d-%d".formatted(thread, round), "2026-02-01T00:00:00Z");
            assertThat(ingestion.ingestOne(event)).isEqualTo(Outcome.ACCEPTED);
        }
    }

    /** As {@code DELETE /accounts/{id}} does it. */
    private void erase() {
        repetition.of(() -> transactions.executeWithoutResult(status -> {
            jdbc.sql("delete from account where account_id = ?").param(account).update();
            publisher.publishEvent(new AccountErased(account));
        }));
    }

    private long rows(String table) {
        return jdbc.sql("select count(*) from " + table + " where account_id = ?")
                .param(account)
                .query(Long.class)
                .single();
    }
}
