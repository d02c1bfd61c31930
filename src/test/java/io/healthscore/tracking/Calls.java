package io.healthscore.tracking;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the service as a client does; apostrophes in bodies stand for quotation marks. */
record Calls(RestTestClient client) {

    record Answer(int status, HttpHeaders headers, JsonNode body) {

        /** Received, accepted, duplicates and rejected. */
        List<Integer> counts() {
            return List.of(count("received"), count("accepted"), count("duplicates"), count("rejected"));
        }

        private int count(String name) {
            return body.get(name).intValue();
        }

        /** Where the errors are, and what they say. */
        List<String> errors() {
            return body.path("errors")
                    .valueStream()
                    .map(error -> error.path("pointer")
                                    .asString(error.path("parameter").asString("")) + " "
                            + error.path("detail").asString())
                    .toList();
        }

        List<String> texts(String field) {
            return body.path("items")
                    .valueStream()
                    .map(item -> item.path(field).asString("null"))
                    .toList();
        }
    }

    /** The same as somebody with a key. */
    Calls with(String key) {
        return new Calls(
                client.mutate().defaultHeader("Authorization", "Bearer " + key).build());
    }

    String newKey(String scope) {
        var answer = post(
                "/api/v1/api-keys",
                "{'name': 'tracking', 'scopes': ['%s']}".formatted(scope),
                "Content-Type",
                "application/json");
        return answer.body().get("key").asString();
    }

    static String newAccount() {
        return "tracked-" + UUID.randomUUID();
    }

    /** @param headers names and values in turns */
    Answer post(String path, String body, String... headers) {
        return post(path, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8), headers);
    }

    Answer post(String path, byte[] body, String... headers) {
        var request = client.post().uri(path);
        for (int i = 0; i < headers.length; i += 2) {
            request = request.header(headers[i], headers[i + 1]);
        }
        return answer(request.body(body));
    }

    Answer get(String path, Object... variables) {
        return answer(client.get().uri(path, variables));
    }

    Answer delete(String path, Object... variables) {
        return answer(client.delete().uri(path, variables));
    }

    /** The account's events, the newest first. */
    Answer events(String account) {
        return get("/api/v1/accounts/{id}/events", account);
    }

    private static Answer answer(RestTestClient.RequestHeadersSpec<?> request) {
        var result = request.exchange().expectBody(byte[].class).returnResult();
        var body = result.getResponseBody();
        return new Answer(
                result.getStatus().value(),
                result.getResponseHeaders(),
                body == null || body.length == 0
                        ? JsonMapper.shared().nullNode()
                        : JsonMapper.shared().readTree(body));
    }
}
