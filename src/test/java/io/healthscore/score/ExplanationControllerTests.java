package io.healthscore.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.platform.SettableClock;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class ExplanationControllerTests {

    private static final LocalDate TODAY = LocalDate.ofInstant(SettableClock.START, ZoneOffset.UTC);

    @Autowired
    RestTestClient client;

    Service service;

    @BeforeEach
    void connect() {
        service = new Service(client);
    }

    @Test
    void namesWhatMovedTheScoreFromThirtyDaysAgoToToday() {
        service.use("faded", TODAY.minusDays(100), TODAY.minusDays(20));
        var from = service.scoreAt("faded", TODAY.minusDays(30));
        var to = service.score("faded");

        var explanation = service.get("/accounts/faded/score/explanation");

        assertThat(explanation.propertyNames()).containsExactly("from", "to", "change", "drivers");
        assertThat(explanation.get("from").get("day").asString()).isEqualTo("2026-01-30");
        assertThat(explanation.get("to").get("day").asString()).isEqualTo("2026-03-01");
        for (var field : List.of("score", "rawScore", "band", "model")) {
            assertThat(explanation.get("from").get(field)).isEqualTo(from.get(field));
            assertThat(explanation.get("to").get(field)).isEqualTo(to.get(field));
        }
        addsUp(explanation);
        var login = driver(explanation, "login_frequency");
        assertThat(login.propertyNames()).containsExactly("driver", "key", "change", "before", "after", "because");
        assertThat(login.get("because").asString()).isEqualTo("active days fell from 28 to 8");
        assertThat(login.get("before").get("value").asInt()).isEqualTo(28);
        assertThat(login.get("after").get("score").asDouble()).isEqualTo(50);
        assertThat(login.get("change").asDouble()).isNegative();
    }

    @Test
    void tellsOfAnOverrideApartFromBehaviour() {
        service.use("decided", TODAY.minusDays(60), TODAY);
        var own = service.score("decided").get("score").decimalValue();
        override("decided", "{\"score\": 12.5, \"reason\": \"champion left\", \"author\": \"jo\"");

        var explanation = service.get("/accounts/decided/score/explanation?from={from}", TODAY.minusDays(1));

        addsUp(explanation);
        var override = driver(explanation, "override");
        assertThat(override.get("driver").asString()).isEqualTo("override");
        assertThat(override.get("change").decimalValue()).isEqualByComparingTo(new BigDecimal("12.5").subtract(own));
        assertThat(override.get("before").isNull()).isTrue();
        assertThat(override.get("because").asString()).isEqualTo("jo set it to 12.5: champion left");
        assertThat(explanation.get("to").get("rawScore").decimalValue()).isEqualByComparingTo(own);
    }

    @Test
    void readsLikeASentenceToSendOn() {
        service.use("told", TODAY.minusDays(100), TODAY.minusDays(20));

        var text = client.get()
                .uri("/api/v1/accounts/told/score/explanation")
                .accept(MediaType.TEXT_PLAIN)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .exists("ETag")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(Objects.requireNonNull(text).lines().findFirst().orElseThrow())
                .startsWith("told fell by ")
                .contains("on 2026-01-30 to ", "on 2026-03-01, mostly because ")
                .endsWith(".");
        assertThat(text).contains("active days fell from 28 to 8");
    }

    @Test
    void answersHeadAndNothingMovedOnTheSameDay() {
        service.use("calm", TODAY.minusDays(100), TODAY);

        var same = service.get("/accounts/calm/score/explanation?from={day}&to={day}", TODAY, TODAY);

        assertThat(same.get("change").decimalValue()).isEqualByComparingTo("0");
        assertThat(same.get("drivers")).isEmpty();
        client.head()
                .uri("/api/v1/accounts/calm/score/explanation")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .exists("ETag");
    }

    @Test
    void saysWhyThereIsNothingToExplainWithoutAScore() {
        service.use("recent", TODAY.minusDays(20), TODAY);

        client.get()
                .uri("/api/v1/accounts/recent/score/explanation")
                .exchange()
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/no-score")
                .jsonPath("$.detail")
                .value(
                        String.class,
                        detail -> assertThat(detail)
                                .startsWith("recent has no score on 2026-01-30, so there is no move to explain: "));
    }

    @ParameterizedTest
    @CsvSource({
        "to=2026-03-02, 400, to",
        "from=2026-02-02&to=2026-02-01, 400, from",
        "from=yesterday, 400, from",
        "fromVersion=x, 400, fromVersion"
    })
    void refusesDaysAndVersionsThatCannotBe(String query, int status, String parameter) {
        service.register("asked", "");

        client.get()
                .uri("/api/v1/accounts/asked/score/explanation?" + query)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.errors[0].parameter")
                .isEqualTo(parameter);
    }

    @Test
    void knowsNoUnknownAccountsAndVersions() {
        service.register("versioned", "");

        assertThat(status("/api/v1/accounts/never-heard-of/score/explanation")).isEqualTo(404);
        assertThat(status("/api/v1/accounts/versioned/score/explanation?toVersion=4711"))
                .isEqualTo(404);
    }

    private int status(String uri) {
        return client.get().uri(uri).exchange().returnResult().getStatus().value();
    }

    private void override(String accountId, String fields) {
        client.put()
                .uri("/api/v1/accounts/{id}/score/override", accountId)
                .contentType(MediaType.APPLICATION_JSON)
                .body(fields + ", \"expiresAt\": \"2026-03-05T00:00:00Z\"}")
                .exchange()
                .expectStatus()
                .isCreated();
    }

    private static JsonNode driver(JsonNode explanation, String key) {
        return explanation
                .get("drivers")
                .valueStream()
                .filter(each -> each.get("key").asString().equals(key))
                .findFirst()
                .orElseThrow();
    }

    static void addsUp(JsonNode explanation) {
        var sum = explanation
                .get("drivers")
                .valueStream()
                .map(driver -> driver.get("change").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var change = explanation.get("change").decimalValue();
        assertThat(sum).isEqualByComparingTo(change);
        assertThat(explanation
                        .get("to")
                        .get("score")
                        .decimalValue()
                        .subtract(explanation.get("from").get("score").decimalValue()))
                .isEqualByComparingTo(change);
    }
}
