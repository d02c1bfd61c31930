package io.healthscore.account;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the accounts' endpoints as a client does. */
record AccountCalls(RestTestClient client) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final AtomicInteger NEXT = new AtomicInteger();

    record Answer(int status, HttpHeaders headers, JsonNode body) {

        String etag() {
            return Objects.requireNonNull(headers.getETag());
        }

        String pointers() {
            return body.get("errors")
                    .valueStream()
                    .map(error -> text(error, "pointer"))
                    .toList()
                    .toString();
        }

        String text(String field) {
            return text(body, field);
        }

        private static String text(JsonNode node, String field) {
            return node.path(field).asString("null");
        }
    }

    /** An id that no other test has. */
    static String newId(String prefix) {
        return prefix + "-" + NEXT.incrementAndGet();
    }

    Answer put(String id, String json, String... headers) {
        var request = client.put().uri("/api/v1/accounts/{id}", id);
        for (int i = 0; i < headers.length; i += 2) {
            request = request.header(headers[i], headers[i + 1]);
        }
        return answer(request.contentType(MediaType.APPLICATION_JSON).body(json.replace('\'', '"')));
    }

    Answer post(String json) {
        return answer(client.post()
                .uri("/api/v1/accounts")
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.replace('\'', '"')));
    }

    Answer get(String path, Object... variables) {
        return answer(client.get().uri("/api/v1/accounts" + path, variables));
    }

    Answer delete(String id) {
        return answer(client.delete().uri("/api/v1/accounts/{id}", id));
    }

    private static Answer answer(RestTestClient.RequestHeadersSpec<?> request) {
        var result = request.exchange().expectBody(byte[].class).returnResult();
        var body = result.getResponseBody();
        return new Answer(
                result.getStatus().value(),
                result.getResponseHeaders(),
                body == null || body.length == 0 ? JSON.nullNode() : JSON.readTree(body));
    }
}
