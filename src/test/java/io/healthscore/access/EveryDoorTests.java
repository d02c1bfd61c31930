package io.healthscore.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.platform.SettableClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Walks the contract, so that no endpoint is ever open by oversight. */
@WithKeys
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryDoorTests {

    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");
    private static final JsonNode CONTRACT = YAMLMapper.shared().readTree(Path.of("docs/openapi.yaml"));
    private static final Duration SHORT = Duration.ofSeconds(1);

    @Autowired
    private RestTestClient http;

    @Autowired
    private SettableClock clock;

    private String ingest = "";
    private String read = "";
    private String both = "";
    private String revoked = "";
    private String expired = "";

    /** @param scope the one that the contract names */
    record Operation(HttpMethod method, String path, String scope) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeAll
    void makeKeys() {
        var admin = KeyCalls.admin(http);
        ingest = admin.withNew("ingest", Scope.INGEST).key();
        read = admin.withNew("read", Scope.READ).key();
        both = admin.withNew("both", Scope.INGEST, Scope.READ).key();
        var made = admin.make("revoked", Scope.MANAGE);
        revoked = made.get("key").stringValue();
        admin.send(HttpMethod.DELETE, "/api/v1/api-keys/" + made.get("id"))
                .expectStatus()
                .isNoContent();
        expired = KeyCalls.json(admin.post(
                        "/api/v1/api-keys",
                        "{'name': 'expired', 'scopes': ['manage'], 'expiresAt': '%s'}"
                                .formatted(SettableClock.START.plus(SHORT))))
                .get("key")
                .stringValue();
    }

    static Stream<Operation> operations() {
        return CONTRACT.path("paths").properties().stream()
                .flatMap(path -> METHODS.stream()
                        .filter(path.getValue()::has)
                        .map(method ->
                                operation(path.getKey(), method, path.getValue().get(method))));
    }

    private static Operation operation(String path, String method, JsonNode words) {
        var filled = path;
        for (var parameter : words.path("parameters")) {
            var example = parameter.path("example").asString("1");
            filled = filled.replace("{" + parameter.get("name").stringValue() + "}", example);
        }
        return new Operation(
                HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)),
                filled,
                words.path("x-scope").asString("none"));
    }

    @Test
    void findsTheContract() {
        assertThat(operations()).hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void isShutToWhoHasNoValidKey(Operation operation) {
        clock.advance(SHORT);

        refuses(call(operation, null), 401, "unauthorized");
        refuses(call(operation, "hsk_" + "x".repeat(38)), 401, "unauthorized");
        refuses(call(operation, Secret.make(new java.security.SecureRandom()).text()), 401, "unauthorized");
        refuses(call(operation, revoked), 401, "unauthorized");
        refuses(call(operation, expired), 401, "unauthorized");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void isShutToAnotherScope(Operation operation) {
        switch (operation.scope()) {
            case "ingest" -> refuses(call(operation, read), 403, "forbidden");
            case "read" -> refuses(call(operation, ingest), 403, "forbidden");
            case "manage" -> refuses(call(operation, both), 403, "forbidden");
            default -> assertThat(operation).hasToString("GET /api/v1/whoami");
        }
    }

    /** Its slashes but for the first, one by one and all from one on, written so that they are part of a name. */
    @ParameterizedTest
    @MethodSource("operations")
    void isShutWhereSlashesAreEncoded(Operation operation) {
        var others = Map.of("ingest", read, "read", ingest, "manage", both);
        encoded(operation.path()).forEach(path -> {
            var disguised = new Operation(operation.method(), path, operation.scope());

            call(disguised, null).expectStatus().is4xxClientError();
            call(disguised, others.get(operation.scope())).expectStatus().is4xxClientError();
        });
    }

    private static Stream<String> encoded(String path) {
        return IntStream.range(1, path.length())
                .filter(at -> path.charAt(at) == '/')
                .boxed()
                .flatMap(at -> Stream.of("%2F", "%2f")
                        .flatMap(slash -> Stream.of(
                                path.substring(0, at) + slash + path.substring(at + 1),
                                path.substring(0, at) + path.substring(at).replace("/", slash))))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void letsTheRightScopeRead(Operation operation) {
        if (operation.method() == HttpMethod.GET) {
            assertThat(call(operation, read).returnResult().getStatus().value()).isNotIn(401, 403, 429, 500);
        }
    }

    private ResponseSpec call(Operation operation, @Nullable String key) {
        var request = http.method(operation.method()).uri(URI.create(operation.path()));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        if (operation.method() != HttpMethod.GET && operation.method() != HttpMethod.DELETE) {
            request.contentType(MediaType.APPLICATION_JSON).body("{}");
        }
        return request.exchange();
    }

    private static void refuses(ResponseSpec answer, int status, String problem) {
        answer.expectStatus().isEqualTo(status);
        answer.expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
        answer.expectHeader().valueMatches("WWW-Authenticate", "Bearer realm=.*");
        var body = KeyCalls.json(answer);
        assertThat(body.get("type").stringValue()).isEqualTo("/problems/" + problem);
        assertThat(body.get("requestId").stringValue()).isNotEmpty();
        assertThat(body.toString()).doesNotContainPattern("hsk_[0-9A-Za-z]{6}");
    }
}
