package io.healthscore.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

@WithKeys
@ExtendWith(OutputCaptureExtension.class)
class GateTests {

    @Autowired
    private RestTestClient http;

    @LocalServerPort
    private int port;

    private KeyCalls admin;
    private KeyCalls reader;

    @BeforeEach
    void makeKeys() {
        admin = KeyCalls.admin(http);
        reader = admin.withNew("gate", Scope.READ);
    }

    @Test
    void takesAKeyInThreePlaces() {
        var basic = Base64.getEncoder().encodeToString((reader.key() + ":").getBytes(StandardCharsets.US_ASCII));

        assertThat(name(whoami("Authorization", "bearer  " + reader.key()))).isEqualTo("gate");
        assertThat(name(whoami("Authorization", "Basic " + basic))).isEqualTo("gate");
        assertThat(name(whoami("X-API-Key", reader.key()))).isEqualTo("gate");
        assertThat(admin.whoami().get("name").stringValue()).isEqualTo("HEALTHSCORE_ADMIN_KEY");
    }

    @Test
    void takesOneKeyOnly() {
        var both = http.get()
                .uri("/api/v1/whoami")
                .header("Authorization", "Bearer " + reader.key())
                .header("X-API-Key", admin.withNew("other", Scope.READ).key())
                .exchange();

        both.expectStatus().isUnauthorized();
        assertThat(KeyCalls.text(both)).contains("send one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer hsk_",
                "Bearer %0d%0aX-Evil: 1",
                "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJqbyIsInNjb3BlIjoibWFuYWdlIn0.",
                "Basic",
                "Basic !!!",
                "Basic Og==",
                "Digest username=jo",
                "hsk_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                "Bearer ' or 1=1 --",
                "Bearer \u00c3\u00bc\u00e2\u0082\u00ac"
            })
    void refusesWhatIsNoKey(String authorization) {
        var answer = whoami("Authorization", authorization);

        answer.expectStatus().isUnauthorized();
        answer.expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
        answer.expectHeader().doesNotExist("X-Evil");
    }

    @Test
    void refusesKeysOfAnyLength() {
        whoami("X-API-Key", "x".repeat(10_000)).expectStatus().isUnauthorized();
        whoami("X-API-Key", "hsk_" + "x".repeat(10_000)).expectStatus().isUnauthorized();
        whoami("X-API-Key", "x".repeat(100_000)).expectStatus().isBadRequest();
        admin.send(HttpMethod.DELETE, "/api/v1/api-keys/" + "9".repeat(10_000))
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void refusesHeadersThatAreNone() throws IOException {
        assertThat(raw("X-API-Key: a\0b")).startsWith("HTTP/1.1 400").contains("application/problem+json");
        assertThat(raw("X-API-Key: a\rX-Evil: 1")).startsWith("HTTP/1.1 400").doesNotContain("Evil");
        assertThat(raw("X-Request-Id: a\u0001b")).startsWith("HTTP/1.1 400");
        assertThat(raw("X-Request-Id: <script>")).startsWith("HTTP/1.1 401").doesNotContain("script");
    }

    private String raw(String header) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            var request =
                    "GET /api/v1/whoami HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void refusesAKeyInTheUrlAndNeverPrintsIt(CapturedOutput output) {
        for (var path : List.of(
                "/api/v1/scores?api_key=" + reader.key(),
                "/api/v1/accounts?q=" + reader.key(),
                "/api/v1/accounts/" + reader.key(),
                "/actuator/health?key=" + reader.key())) {
            var answer = reader.get(path);

            answer.expectStatus().isUnauthorized();
            assertThat(KeyCalls.text(answer)).contains("does not belong into a URL");
        }
        assertThat(output.getAll()).doesNotContain(reader.key());
    }

    @Test
    void saysWhichScopeIsMissing() {
        var answer = reader.post("/api/v1/users/erase", "{'userId': 'u-1'}");

        answer.expectStatus().isForbidden();
        answer.expectHeader()
                .valueEquals(
                        "WWW-Authenticate",
                        "Bearer realm=\"healthscore\", error=\"insufficient_scope\", scope=\"manage\"");
        assertThat(KeyCalls.text(answer)).contains("needs the scope manage; yours: read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/v3/api-docs",
                "/v3/api-docs.yaml",
                "/swagger-ui/index.html"
            })
    void leavesOpenWhatNeedsNoKey(String path) {
        http.get().uri(path).exchange().expectStatus().isOk();
        whoamiAt(path, "X-API-Key", "wrong").expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health%2F..%2Fprometheus",
                "/actuator/health/..%2Fprometheus",
                "/actuator/health/%2e%2e/prometheus",
                "/actuator/health/..%5Cprometheus",
                "/actuator%2Fprometheus",
                "/v3/api-docs%2F..%2F..%2Fapi%2Fv1%2Fapi-keys",
                "/v3/api-docs/..%2F..%2Fapi%2Fv1%2Fapi-keys",
                "/v3/api-docs.%2F..%2F..%2Factuator%2Fprometheus",
                "/swagger-ui%2F..%2Fapi%2Fv1%2Fapi-keys",
                "/swagger-ui/..%2F..%2Fapi%2Fv1%2Fapi-keys",
                "/swagger-ui/..%2Fapplication.yaml",
                "/swagger-ui/..%5Capplication.yaml",
                "/swagger-ui/%2e%2e/application.yaml",
                "/swagger-ui/..%252Fapplication.yaml",
                "/api/v1/..%2F..%2Factuator%2Fhealth",
            })
    void opensNothingToWhoClimbsFromAnOpenDoor(String path) {
        http.get().uri(URI.create(path)).exchange().expectStatus().is4xxClientError();
    }

    @ParameterizedTest
    @CsvSource({
        "INGEST, POST, /v1/..%2Fapi%2Fv1%2Fapi-keys",
        "INGEST, POST, /v1%2F..%2Fapi%2Fv1%2Fapi-keys",
        "INGEST, POST, /api%2Fv1%2Fapi-keys",
        "INGEST, POST, /api/v1%2Fapi-keys",
        "INGEST, POST, /api/v1/events%2F..%2Fapi-keys",
        "INGEST, POST, /api/v1/accounts/%2e%2e/api-keys",
        "INGEST, PUT, /api/v1/accounts/..%2Fapi-keys",
        "INGEST, PUT, /api/v1/accounts/climbed%2Fscore%2Foverride",
        "INGEST, GET, /api/v1/accounts/..%2Fwhoami",
        "INGEST, DELETE, /api/v1/accounts%2Fclimbed",
        "READ, GET, /actuator/info%2F..%2Fenv",
        "READ, GET, /actuator/sbom/..%2Fenv",
        "READ, GET, /actuator%2Fenv",
        "READ, POST, /api/v1/models/preview%2F..%2F..%2Fapi-keys",
        "READ, POST, /api/v1/scores/lookup/..%2F..%2Fapi-keys"
    })
    void opensNothingToWhoClimbsFromADoorOfTheirs(Scope scope, HttpMethod method, String path) {
        var answer = http.method(method)
                .uri(URI.create(path))
                .header(
                        "Authorization",
                        "Bearer " + admin.withNew("climber", scope).key())
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"name\": \"climbed\", \"scopes\": [\"manage\"]}")
                .exchange();

        answer.expectStatus().is4xxClientError();
        assertThat(KeyCalls.text(admin.get("/api/v1/api-keys"))).doesNotContain("climbed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/prometheus", "/actuator/sbom"})
    void letsWhoMayReadMeasureAndScan(String path) {
        http.get().uri(path).exchange().expectStatus().isUnauthorized();
        reader.get(path).expectStatus().isOk();
        admin.withNew("ingest", Scope.INGEST).get(path).expectStatus().isForbidden();
    }

    @Test
    void leavesAnswersAsTheyAre() {
        var first = reader.get("/api/v1/models");
        var etag = String.valueOf(first.returnResult().getResponseHeaders().getETag());

        assertThat(first.returnResult().getResponseHeaders())
                .satisfies(headers ->
                        assertThat(headers.containsHeader("Set-Cookie")).isFalse());
        first.expectHeader().valueEquals("Cache-Control", "private, no-cache");
        first.expectHeader().valueMatches("RateLimit", "\"key\";r=\\d+;t=\\d+");
        http.get()
                .uri("/api/v1/models")
                .header("X-API-Key", reader.key())
                .header("If-None-Match", etag)
                .exchange()
                .expectStatus()
                .isNotModified();
        reader.send(HttpMethod.HEAD, "/api/v1/models")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", etag)
                .expectBody()
                .isEmpty();
        http.get()
                .uri("/api/v1/models")
                .header("X-API-Key", reader.key())
                .header("Accept", "text/csv")
                .exchange()
                .expectHeader()
                .contentTypeCompatibleWith("text/csv");
        reader.send(HttpMethod.OPTIONS, "/api/v1/events").expectHeader().valueEquals("Allow", "POST,OPTIONS");
        reader.get("/api/v1/accounts/by/crm/100%25%3B%20a").expectStatus().isNotFound();
        reader.get("/nowhere").expectStatus().isNotFound();
        reader.send(HttpMethod.PATCH, "/api/v1/models").expectStatus().isForbidden();
        admin.send(HttpMethod.PATCH, "/api/v1/models").expectStatus().isEqualTo(405);
        admin.post("/api/v1/api-keys", " ".repeat(1 << 20)).expectStatus().isEqualTo(413);
        http.post()
                .uri("/api/v1/events")
                .contentType(MediaType.APPLICATION_JSON)
                .body(new byte[8 << 20])
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void answersNoOtherSite() {
        var answer = http.options()
                .uri("/api/v1/scores")
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "GET")
                .exchange();

        answer.expectStatus().isUnauthorized();
        answer.expectHeader().doesNotExist("Access-Control-Allow-Origin");
    }

    private ResponseSpec whoami(String header, String value) {
        return whoamiAt("/api/v1/whoami", header, value);
    }

    private ResponseSpec whoamiAt(String path, String header, String value) {
        return http.get().uri(path).header(header, value).exchange();
    }

    private static String name(ResponseSpec answer) {
        return KeyCalls.json(answer).get("name").stringValue();
    }
}
