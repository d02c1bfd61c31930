package io.healthscore.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running service as a client sees it. */
record Service(RestTestClient client) {

    private static final JsonMapper JSON = new JsonMapper();

    JsonNode get(String uri, Object... variables) {
        var body = client.get()
                .uri("/api/v1" + uri, variables)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JSON.readTree(Objects.requireNonNull(body));
    }

    JsonNode score(String accountId) {
        return get("/accounts/{id}/score", accountId);
    }

    JsonNode scoreAt(String accountId, LocalDate day) {
        return get("/accounts/{id}/score?at={at}", accountId, day);
    }

    List<JsonNode> history(String accountId, LocalDate from, LocalDate to) {
        return items(get("/accounts/{id}/score/history?from={from}&to={to}", accountId, from, to));
    }

    JsonNode post(String uri, String body) {
        var answer = client.post()
                .uri("/api/v1" + uri)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .expectStatus()
                .is2xxSuccessful()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JSON.readTree(Objects.requireNonNull(answer));
    }

    void register(String accountId, String fields) {
        client.put()
                .uri("/api/v1/accounts/{id}", accountId)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{" + fields + "}")
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }

    /** Each event as its fields, such as {@code "type": "login", "occurredAt": "..."}; all are accepted. */
    void send(String accountId, List<String> events) {
        var body = events.stream()
                .map(fields -> "{\"accountId\": \"%s\", %s}".formatted(accountId, fields))
                .collect(Collectors.joining(",", "[", "]"));
        var answer = post("/events", body);
        assertThat(answer.get("accepted").asInt()).as(answer.toString()).isEqualTo(events.size());
    }

    /** One login and one use of a feature a day, by the same user: just enough for a score. */
    void use(String accountId, LocalDate from, LocalDate to) {
        send(
                accountId,
                from.datesUntil(to.plusDays(1))
                        .flatMap(day -> Stream.of(login(day), event("feature_used", day, "\"name\": \"reports\"")))
                        .toList());
    }

    static String login(LocalDate day) {
        return "\"type\": \"login\", \"userId\": \"u-1\", \"id\": \"login-%1$s\", \"occurredAt\": \"%1$sT12:00:00Z\""
                .formatted(day);
    }

    static String event(String type, LocalDate day, String more) {
        return "\"type\": \"%s\", \"occurredAt\": \"%sT12:00:00Z\"%s"
                .formatted(type, day, more.isEmpty() ? "" : ", " + more);
    }

    static List<JsonNode> items(JsonNode page) {
        return page.get("items").valueStream().toList();
    }
}
