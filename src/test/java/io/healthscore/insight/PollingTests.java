package io.healthscore.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.healthscore.IntegrationTest;
import io.healthscore.platform.SettableClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

/** What a dashboard asks every few seconds is not made anew while nothing is written, and never said to be unchanged when it is. */
@IntegrationTest
class PollingTests {

    @Autowired
    RestTestClient client;

    @Autowired
    MeterRegistry meters;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void someScore() {
        register(100);
        client.get()
                .uri("/api/v1/accounts/polled-1/score")
                .exchange()
                .expectStatus()
                .isOk();
    }

    /** The server may have other databases, and whatever is committed in these looks like a change. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/portfolio?segment=polled", "/api/v1/scores?segment=polled"})
    void answersFromTheSnapshotAlone(String path) {
        double before = unchanged();

        await().untilAsserted(() -> {
            var etag = etag(path);
            poll(path, etag).expectStatus().isNotModified().expectHeader().valueEquals(HttpHeaders.ETAG, etag);
            assertThat(unchanged()).isEqualTo(before + 1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/portfolio/history", "/api/v1/scores?segment=polled"})
    void takesNoAnswerForAnother(String path) {
        var etag = etag(path);
        double before = unchanged();

        poll(path, "\"another\"").expectStatus().isOk();
        client.get()
                .uri(path)
                .header(HttpHeaders.ACCEPT, "text/csv")
                .header(HttpHeaders.IF_NONE_MATCH, etag)
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(unchanged()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/portfolio?segment=polled", "/api/v1/scores?segment=polled"})
    void seesEveryChange(String path) {
        var etag = etag(path);

        register(200);
        poll(path, etag).expectStatus().isOk();

        var changed = etag(path);
        jdbc.sql("update account set spend = 300 where account_id = 'polled-1'").update();
        poll(path, changed).expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/portfolio?segment=polled", "/api/v1/scores?segment=polled"})
    void makesAnAnswerAnewWhereOnlyOthersChanged(String path) {
        var etag = etag(path);
        double before = unchanged();

        client.put()
                .uri("/api/v1/accounts/polled-other")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"segment\": \"other\", \"seats\": %d}".formatted(System.nanoTime() % 100_000))
                .exchange();

        poll(path, etag).expectStatus().isNotModified();
        assertThat(unchanged()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = "/api/v1/scores?segment=polled&noticeWithin=P1D")
    void makesAnAnswerAnewOnAnotherDay(String path, @Autowired SettableClock clock) {
        var etag = etag(path);
        double before = unchanged();

        clock.advance(Duration.ofDays(1));

        poll(path, etag);
        assertThat(unchanged()).isEqualTo(before);
    }

    private void register(int spend) {
        client.put()
                .uri("/api/v1/accounts/polled-1")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"segment\": \"polled\", \"spend\": %d, \"customerSince\": \"2025-01-01\"}".formatted(spend))
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }

    private String etag(String path) {
        return String.valueOf(client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getETag());
    }

    private RestTestClient.ResponseSpec poll(String path, String etag) {
        return client.get().uri(path).header(HttpHeaders.IF_NONE_MATCH, etag).exchange();
    }

    private double unchanged() {
        return meters.get("healthscore.reads.unchanged").counter().count();
    }
}
