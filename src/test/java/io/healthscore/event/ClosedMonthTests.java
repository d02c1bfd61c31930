package io.healthscore.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.OwnDatabase;
import io.healthscore.signal.UserSet;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

/** A month was closed, and its partition is still there. */
@IntegrationTest
@OwnDatabase
class ClosedMonthTests {

    private static final String AT = "2023-02-15T10:00:00Z";

    @Autowired
    RestTestClient client;

    @Autowired
    Partitions partitions;

    @Autowired
    Months months;

    @Autowired
    Ingestion ingestion;

    @Autowired
    JdbcClient jdbc;

    final String account = Made.newAccount();
    final String other = Made.newAccount();

    @AfterEach
    void open() {
        jdbc.sql("update event_retention set dropped_until = null").update();
        months.forget();
    }

    @Test
    void losesNoSignalsInAMerge() {
        ingestion.ingest(List.of(Made.login(account, "1", AT), Made.login(other, "2", AT)));
        close();

        post("/accounts/" + account + "/merge", "{'into': '" + other + "'}");

        assertThat(new StoredSignals(jdbc).counted(other)).isEqualTo(2);
    }

    @Test
    void keepsNoTraceOfAPersonWhoIsForgotten() {
        ingestion.ingestOne(Made.login(account, "1", AT));
        close();

        post("/users/erase", "{'userId': 'u-1'}");

        assertThat(new StoredSignals(jdbc).of(account))
                .singleElement()
                .satisfies(signal -> assertThat(String.valueOf(signal.get("users")))
                        .doesNotContain(String.valueOf(UserSet.hash("u-1"))));
        assertThat(jdbc.sql("select count(*) from event where account_id = ? and user_id = 'u-1'")
                        .param(account)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void hasNoEventsToBeVoided() {
        ingestion.ingestOne(Made.login(account, "1", AT));
        close();

        var answer =
                EventCalls.answer(client.delete().uri("/api/v1/accounts/{id}/events/1?occurredAt={at}", account, AT));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().get("type").asString()).isEqualTo("/problems/unknown-event");
        assertThat(new EventCalls(client).get("/accounts/{id}/events", account).texts("id"))
                .containsExactly("1");
    }

    private void close() {
        partitions.close(YearMonth.of(2023, 3));
    }

    private void post(String path, String body) {
        client.post()
                .uri("/api/v1" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(EventCalls.quoted(body))
                .exchange()
                .expectStatus()
                .isOk();
    }
}
