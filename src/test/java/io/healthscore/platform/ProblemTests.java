package io.healthscore.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WebTest
@ExtendWith(OutputCaptureExtension.class)
class ProblemTests {

    private static final String ID = "probe-1";

    @Autowired
    private RestTestClient http;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /api/probe/none | 404 | not-found | No such path",
                "GET | /none | 404 | not-found | No such path",
                "GET | /error | 404 | not-found | No such path",
                "DELETE | /api/probe/values | 405 | method-not-allowed | Method not allowed",
                "GET | /api/probe/parameters | 400 | invalid-request | Invalid request",
                "GET | /api/probe/conflict | 500 | internal-error | Internal error",
                "GET | /api/probe/busy | 503 | unavailable | Unavailable for the moment",
            })
    void answersAsAProblem(String method, String path, int status, String slug, String title) {
        var answer = http.method(HttpMethod.valueOf(method))
                .uri(path)
                .header("X-Request-Id", ID)
                .exchange();

        answer.expectStatus().isEqualTo(status);
        answer.expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
        answer.expectHeader().valueEquals("X-Request-Id", ID);
        var problem = problem(answer);
        assertThat(problem.propertyNames())
                .contains("type", "title", "status", "detail", "instance", "requestId")
                .isSubsetOf("type", "title", "status", "detail", "instance", "requestId", "errors");
        assertThat(problem.get("type").stringValue()).isEqualTo("/problems/" + slug);
        assertThat(problem.get("title").stringValue()).isEqualTo(title);
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("instance").stringValue()).isEqualTo(path);
        assertThat(problem.get("requestId").stringValue()).isEqualTo(ID);
        assertThat(problem.toString())
                .doesNotContainIgnoringCase("exception", "healthscore", "select", "java", "trace");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "parameters | number | is required",
                "parameters?number=x | number | must be a whole number",
                "parameters?number=1&day=2026-02-29 | day | must be a day such as 2026-03-01",
                "parameters?number=1&at=yesterday | at | must be an RFC 3339 time such as 2026-03-01T09:30:00Z",
                "page?limit=0 | limit | must be between 1 and 1000",
                "page?limit=1001 | limit | must be between 1 and 1000",
                "page?cursor=x | cursor | cannot be read; take nextCursor as it was answered, or begin again without one",
            })
    void namesTheParameterThatIsWrong(String path, String parameter, String detail) {
        var answer = http.get().uri("/api/probe/" + path).exchange();

        answer.expectStatus().isBadRequest();
        var problem = problem(answer);
        assertThat(problem.get("errors"))
                .isEqualTo(JsonMapper.shared().valueToTree(List.of(Map.of("parameter", parameter, "detail", detail))));
        assertThat(problem.get("detail").stringValue()).containsIgnoringCase(parameter + " " + detail + ".");
    }

    @Test
    void saysWhichMethodsThereAre() {
        var answer = http.post().uri("/api/probe/values").exchange();

        answer.expectStatus().isEqualTo(405);
        answer.expectHeader().valueMatches("Allow", ".*GET.*");
        assertThat(problem(answer).get("detail").stringValue()).isEqualTo("POST is not possible here; use GET.");
    }

    @Test
    void saysWhatItCanRead() {
        var answer = http.post()
                .uri("/api/probe/data")
                .contentType(MediaType.TEXT_PLAIN)
                .body("a")
                .exchange();

        answer.expectStatus().isEqualTo(415);
        answer.expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(problem(answer).get("type").stringValue()).isEqualTo("/problems/unsupported-media-type");
    }

    @Test
    void saysWhatItCanAnswerWith() {
        var answer = http.get()
                .uri("/api/probe/values")
                .header("Accept", "application/pdf")
                .exchange();

        answer.expectStatus().isEqualTo(406);
        answer.expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(problem(answer).get("detail").stringValue()).contains("application/json");
    }

    @Test
    void answersAProblemWhateverIsAccepted() {
        http.get()
                .uri("/api/probe/page?limit=0")
                .header("Accept", "text/csv")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void logsWhatItHidesUnderTheIdThatItShows(CapturedOutput log) {
        http.get().uri("/api/probe/conflict").header("X-Request-Id", "shown-77").exchange();

        assertThat(log).contains("shown-77", "GET /api/probe/conflict", "select secret");
    }

    @Test
    void saysWhenToComeBackToABusyDatabase() {
        http.get().uri("/api/probe/busy").exchange().expectHeader().valueEquals("Retry-After", "5");
    }

    @Test
    void takesASaneRequestIdOnly() {
        var long128 = "a".repeat(128);
        http.get()
                .uri("/none")
                .header("X-Request-Id", long128)
                .exchange()
                .expectHeader()
                .valueEquals("X-Request-Id", long128);
        http.get()
                .uri("/none")
                .header("X-Request-Id", "a b")
                .exchange()
                .expectHeader()
                .valueMatches("X-Request-Id", "[0-9a-f]{32}");
        http.get()
                .uri("/none")
                .header("X-Request-Id", "a".repeat(129))
                .exchange()
                .expectHeader()
                .valueMatches("X-Request-Id", "[0-9a-f]{32}");
        http.get().uri("/none").exchange().expectHeader().valueMatches("X-Request-Id", "[0-9a-f]{32}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/a", "a//b", "a/../b", "../a", "a\\b", "a%2Fb", "a%5Cb", "100%", "a;b=c", "a?b#c", "ä b"})
    void readsANameAsItIsWhateverIsInIt(String name) {
        var answer = http.get().uri("/api/probe/text/{name}", name).exchange();

        answer.expectStatus().isOk().expectBody().jsonPath("$.id").isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /actuator/health/a%2Fb HTTP/1.1",
                "GET /swagger-ui%5c.. HTTP/1.1",
                "GET /api%2Fprobe/text/a HTTP/1.1",
                "GET /api/probe/text/a%00b HTTP/1.1",
                "GET /api/probe/text/a%zz HTTP/1.1",
                "GET /api/probe/text/a[b] HTTP/1.1",
                "GET /api/probe/text/<a> HTTP/1.1",
                "GET /api/probe/text/\u0001 HTTP/1.1",
                "GET /api/probe/text/a|b HTTP/1.1",
                "GET /api/probe/text/a\\b HTTP/1.1",
                "GET /api/probe/values?a={} HTTP/1.1",
                "GET nowhere HTTP/1.1",
                "nonsense",
            })
    void answersWhatIsNoRequestAtAll(String requestLine) throws IOException {
        var answer = raw(requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ");
        assertThat(answer.toLowerCase(java.util.Locale.ROOT))
                .contains("content-type: application/problem+json", "x-request-id: ");
        assertThat(answer)
                .contains("\"type\":\"/problems/invalid-request\"", "\"requestId\":\"", "\"status\":400")
                .doesNotContain("<html", "Tomcat");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"eve\r\nzz\r\n",
                "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"event",
                "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"eve",
                "Content-Length: 500\r\n\r\n{\"eve"
            })
    void answersABodyThatIsCutOffOrBadlyFramed(String rest, CapturedOutput output) throws IOException {
        for (var path : List.of("json", "lines")) {
            var answer = raw("POST /api/probe/" + path + " HTTP/1.1\r\nHost: localhost\r\n" + rest);

            assertThat(answer)
                    .startsWith("HTTP/1.1 400 ")
                    .contains("\"type\":\"/problems/invalid-request\"", "\"requestId\":\"");
        }
        assertThat(output).doesNotContain("ERROR");
    }

    @Test
    void refusesToTrace() throws IOException {
        var answer = raw("TRACE /none HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 405 ")
                .contains("\"type\":\"/problems/method-not-allowed\"", "\"requestId\":\"", "\"instance\":\"/none\"");
    }

    @Test
    void answersAHeaderThatIsTooLong() throws IOException {
        var answer = raw("GET /none HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "a".repeat(100_000)
                + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"type\":\"/problems/invalid-request\"");
    }

    @Test
    void takesAnyOtherCharacterInAPath() {
        http.get()
                .uri(URI.create("http://localhost:" + port + "/api/probe/text/a%0Ab%C3%A9%5B"))
                .exchange()
                .expectBody(JsonNode.class)
                .value(body -> assertThat(body.get("id").stringValue()).isEqualTo("a\nbé["));
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode problem(RestTestClient.ResponseSpec answer) {
        var body = answer.expectBody(String.class).returnResult().getResponseBody();
        return JsonMapper.shared().readTree(body);
    }
}
