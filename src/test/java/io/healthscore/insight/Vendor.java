package io.healthscore.insight;

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

/** Who sells the software, as a client of the running service. */
record Vendor(RestTestClient client) {

    private static final JsonMapper JSON = new JsonMapper();

    void register(String id, String fields) {
        client.put()
                .uri("/api/v1/accounts/{id}", id)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{" + fields + "}")
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }

    /** Each as {@link #event} makes it; all are accepted. */
    void send(List<String> events) {
        var answer = client.post()
                .uri("/api/v1/events")
                .contentType(MediaType.APPLICATION_JSON)
                .body("[" + String.join(",", events) + "]")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        var accepted = JSON.readTree(Objects.requireNonNull(answer)).get("accepted");
        assertThat(accepted.asInt()).as(answer).isEqualTo(events.size());
    }

    void send(String... events) {
        send(List.of(events));
    }

    /** At noon of that day. */
    static String event(String id, String type, LocalDate day, String more) {
        return "{\"accountId\": \"%s\", \"type\": \"%s\", \"occurredAt\": \"%sT12:00:00Z\"%s}"
                .formatted(id, type, day, more.isEmpty() ? "" : ", " + more);
    }

    /** Every day each of these features once, by the same user. */
    void use(String id, LocalDate from, LocalDate to, String... features) {
        send(from.datesUntil(to.plusDays(1))
                .flatMap(day -> Stream.of(features)
                        .map(feature ->
                                event(id, "feature_used", day, "\"userId\": \"u-1\", \"name\": \"" + feature + "\"")))
                .toList());
    }

    JsonNode get(String uri) {
        return JSON.readTree(body(uri, MediaType.APPLICATION_JSON));
    }

    String csv(String uri) {
        return body(uri, MediaType.parseMediaType("text/csv"));
    }

    private String body(String uri, MediaType type) {
        var body = client.get()
                .uri("/api/v1" + uri)
                .accept(type)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(body);
    }

    /** The ids on all pages of a list. */
    List<String> walk(String uri) {
        var page = get(uri);
        var ids = ids(page);
        if (!page.has("nextCursor")) {
            return ids;
        }
        var next = uri.replaceAll("&cursor=.*", "") + "&cursor="
                + page.get("nextCursor").asString();
        return Stream.concat(ids.stream(), walk(next).stream()).toList();
    }

    static List<String> ids(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("accountId").asString())
                .collect(Collectors.toList());
    }
}
