package io.healthscore.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.platform.SettableClock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@IntegrationTest
class ErasureTests {

    private static final LocalDate TODAY = LocalDate.ofInstant(SettableClock.START, ZoneOffset.UTC);

    @Autowired
    RestTestClient client;

    @Autowired
    JdbcClient jdbc;

    @Test
    void leavesNothingBehindInAnyTable() {
        var service = new Service(client);
        service.use("forgotten", TODAY.minusDays(40), TODAY);
        overridden("forgotten");
        service.score("forgotten");

        erase("forgotten");

        assertThat(new ErasedAccount(jdbc, "forgotten").tablesThatKnowIt())
                .containsExactly("account_tombstone", "score_feed_mark");
        client.get()
                .uri("/api/v1/accounts/forgotten/score")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void leavesNothingBehindWhileEventsAndScoresRaceWithIt() throws Exception {
        var service = new Service(client);
        for (int round = 0; round < 8; round++) {
            var id = "raced-" + round;
            service.use(id, TODAY.minusDays(5), TODAY);
            race(id);
            erase(id);

            assertThat(new ErasedAccount(jdbc, id).tablesThatKnowIt())
                    .as(id)
                    .containsExactly("account_tombstone", "score_feed_mark");
        }
    }

    private void overridden(String id) {
        client.put()
                .uri("/api/v1/accounts/{id}/score/override", id)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"score\": 1, \"reason\": \"r\", \"author\": \"a\", \"expiresAt\": \"2026-03-02T00:00:00Z\"}")
                .exchange()
                .expectStatus()
                .isCreated();
    }

    private void race(String id) throws Exception {
        var tasks = new ArrayList<Callable<Integer>>();
        IntStream.range(0, 6).forEach(i -> tasks.add(() -> send(id, i)));
        IntStream.range(0, 6).forEach(i -> tasks.add(() -> read(id)));
        tasks.add(3, () -> erase(id));
        var pool = Executors.newFixedThreadPool(tasks.size());
        try {
            for (var status : pool.invokeAll(tasks)) {
                assertThat(status.get()).isIn(200, 201, 204, 404);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private int send(String id, int number) {
        return client.post()
                .uri("/api/v1/events")
                .contentType(MediaType.APPLICATION_JSON)
                .body(
                        "{\"accountId\": \"%s\", \"type\": \"login\", \"id\": \"race-%d\", \"occurredAt\": \"2026-02-%02dT00:00:00Z\"}"
                                .formatted(id, number, number + 1))
                .exchange()
                .returnResult()
                .getStatus()
                .value();
    }

    private int read(String id) {
        return client.get()
                .uri("/api/v1/accounts/{id}/score", id)
                .exchange()
                .returnResult()
                .getStatus()
                .value();
    }

    private int erase(String id) {
        return client.delete()
                .uri("/api/v1/accounts/{id}", id)
                .exchange()
                .returnResult()
                .getStatus()
                .value();
    }
}
