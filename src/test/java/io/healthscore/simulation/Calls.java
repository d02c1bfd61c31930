package io.healthscore.simulation;

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
import tools.jackson.databind.node.ObjectNode;

/** The running service as somebody sees it who tries a model out. */
record Calls(RestTestClient client) {

    private static final JsonMapper JSON = new JsonMapper();

    RestTestClient.ResponseSpec post(String uri, String body) {
        return client.post()
                .uri("/api/v1" + uri)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    JsonNode get(String uri) {
        return read(client.get().uri("/api/v1" + uri).exchange());
    }

    JsonNode preview(String body) {
        return read(post("/models/preview", body));
    }

    List<JsonNode> lines(String body) {
        var text = client.post()
                .uri("/api/v1/models/preview")
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_NDJSON)
                .body(body)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_NDJSON)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return text == null ? List.of() : text.lines().map(JSON::readTree).toList();
    }

    /** The definition that is active now, to be changed. */
    ObjectNode definition() {
        return get("/models/default").at("/active/definition").asObject();
    }

    int activeVersion() {
        return get("/models/default").get("activeVersion").asInt();
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

    /** Each event as its fields; all are accepted. */
    void send(String accountId, Stream<String> events) {
        var body = events.map(fields -> "{\"accountId\": \"%s\", %s}".formatted(accountId, fields))
                .collect(Collectors.joining(",", "[", "]"));
        var answer = read(post("/events", body));
        assertThat(answer.get("rejected").asInt()).as(answer.toString()).isZero();
    }

    /** A login and a feature a day: just enough for a score. */
    void use(String accountId, LocalDate from, LocalDate to) {
        send(
                accountId,
                from.datesUntil(to.plusDays(1))
                        .flatMap(day -> Stream.of(
                                event("login", day, "\"userId\": \"u-1\""),
                                event("feature_used", day, "\"name\": \"reports\""))));
    }

    static String event(String type, LocalDate day, String more) {
        return "\"type\": \"%1$s\", \"id\": \"%1$s-%2$s\", \"occurredAt\": \"%2$sT08:00:00Z\", %3$s"
                .formatted(type, day, more);
    }

    static JsonNode read(RestTestClient.ResponseSpec exchange) {
        var body = exchange.expectStatus()
                .is2xxSuccessful()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JSON.readTree(Objects.requireNonNull(body));
    }
}
