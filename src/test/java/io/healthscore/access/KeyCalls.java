package io.healthscore.access;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls as somebody with a key. */
record KeyCalls(RestTestClient http, String key) {

    static KeyCalls admin(RestTestClient http) {
        return new KeyCalls(http, WithKeys.ADMIN_KEY);
    }

    KeyCalls with(String other) {
        return new KeyCalls(http, other);
    }

    ResponseSpec get(String path) {
        return send(HttpMethod.GET, path);
    }

    ResponseSpec send(HttpMethod method, String path) {
        return http.method(method)
                .uri(path)
                .header("Authorization", "Bearer " + key)
                .exchange();
    }

    ResponseSpec post(String path, String json) {
        return http.post()
                .uri(path)
                .header("Authorization", "Bearer " + key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.replace('\'', '"'))
                .exchange();
    }

    /** A new key, as it was handed out. */
    JsonNode make(String name, Scope... scopes) {
        var words = Arrays.stream(scopes).map(Scope::word).collect(Collectors.joining("', '"));
        var answer = post("/api/v1/api-keys", "{'name': '%s', 'scopes': ['%s']}".formatted(name, words));
        answer.expectStatus().isCreated();
        return json(answer);
    }

    KeyCalls withNew(String name, Scope... scopes) {
        return with(make(name, scopes).get("key").stringValue());
    }

    JsonNode whoami() {
        return json(get("/api/v1/whoami"));
    }

    static JsonNode json(ResponseSpec answer) {
        return JsonMapper.shared().readTree(text(answer));
    }

    static String text(ResponseSpec answer) {
        return String.valueOf(answer.expectBody(String.class).returnResult().getResponseBody());
    }
}
