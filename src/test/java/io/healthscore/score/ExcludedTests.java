package io.healthscore.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.platform.SettableClock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

/** An account with {@code excluded: true}: nobody sees it who does not ask for it. */
@IntegrationTest
class ExcludedTests {

    private static final LocalDate TODAY = LocalDate.ofInstant(SettableClock.START, ZoneOffset.UTC);

    private static final List<String> LISTS = List.of(
            "/accounts?q=kept-out",
            "/accounts?q=kept-out&state=active&state=dormant&state=churned",
            "/accounts?system=crm&externalId=kept-out",
            "/scores?q=kept-out",
            "/scores?q=kept-out&at=2026-02-20",
            "/scores?segment=kept-out-segment");

    @Autowired
    RestTestClient client;

    Service service;

    @BeforeEach
    void connect() {
        service = new Service(client);
    }

    @Test
    void showsInNoListAndAnswersItself() {
        register("kept-out", true);
        service.use("kept-out", TODAY.minusDays(40), TODAY);

        assertThat(service.score("kept-out").get("score").isNumber()).isTrue();
        assertThat(service.get("/accounts/by/crm/kept-out").get("id").asString())
                .isEqualTo("kept-out");
        assertThat(service.post("/scores/lookup", "{\"accountIds\": [\"kept-out\"]}")
                        .at("/items/0/score")
                        .isNumber())
                .isTrue();
        assertThat(LISTS)
                .allSatisfy(list -> assertThat(service.get(list).get("items")).isEmpty());

        register("kept-out", false);
        service.score("kept-out");
        assertThat(LISTS)
                .allSatisfy(list -> assertThat(service.get(list).get("items")).hasSize(1));
    }

    @Test
    void isNotWaitedFor() {
        register("waited-for", true);
        service.send("waited-for", List.of(Service.login(TODAY.minusDays(30))));

        assertThat(pending()).isEqualTo("0");
        register("waited-for", false);
        assertThat(pending()).isEqualTo("1");
    }

    private String pending() {
        return Objects.requireNonNull(client.get()
                .uri("/api/v1/scores?segment=waited-for-segment&at=" + TODAY.minusDays(30))
                .exchange()
                .returnResult()
                .getResponseHeaders()
                .getFirst("X-Pending"));
    }

    private void register(String id, boolean excluded) {
        service.register(
                id,
                "\"segment\": \"%1$s-segment\", \"externalIds\": {\"crm\": \"%1$s\"}, \"excluded\": %2$s"
                        .formatted(id, excluded));
    }
}
