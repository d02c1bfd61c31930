package io.healthscore.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WebTest
class WireTests {

    @Autowired
    private RestTestClient http;

    @LocalServerPort
    private int port;

    @Test
    void readsAGzippedBody() throws IOException {
        var answer = post("/api/probe/json", "gzip", gzip("{\"a\": 1}"))
                .expectStatus()
                .isOk();

        answer.expectBody(String.class).isEqualTo("{\"a\":1}");
    }

    @Test
    void readsAllMembersOfAGzippedBody() throws IOException {
        var members = new ByteArrayOutputStream();
        for (int i = 0; i < 100; i++) {
            members.write(gzip("12345678\n"));
        }

        post("/api/probe/lines", "X-Gzip", members.toByteArray())
                .expectBody(JsonNode.class)
                .value(lengths -> assertThat(lengths.size()).isEqualTo(100));
    }

    @Test
    void refusesBrokenGzip() throws IOException {
        var whole = gzip("{\"a\": 1}");
        var cut = Arrays.copyOf(whole, whole.length - 9);

        for (var broken : new byte[][] {cut, "{}".getBytes(StandardCharsets.UTF_8), {}}) {
            post("/api/probe/json", "gzip", broken)
                    .expectStatus()
                    .isBadRequest()
                    .expectBody(String.class)
                    .value(problem -> assertThat(problem).contains("/problems/invalid-request", "gzip"));
        }
    }

    @Test
    void refusesAGzipBomb() throws IOException {
        var bomb = gzip("a".repeat(32 << 20));

        post("/api/probe/lines", "gzip", bomb)
                .expectStatus()
                .isEqualTo(413)
                .expectBody(String.class)
                .value(problem -> assertThat(problem).contains("/problems/too-large", "200 times"));
    }

    @Test
    void refusesLargeBodiesBeyondWhatTheMemoryHoldsAndForgetsThemAtTheirEnd() throws Exception {
        var bodies = new HeldBodies(100_000);
        var small = request(64 << 10);
        var large = request(200_000);

        bodies.doFilter(large, new MockHttpServletResponse(), (held, response) -> {
            held.getInputStream().readNBytes(160_000);
            assertThat(bodies.held()).isPositive();
            bodies.doFilter(
                    small,
                    new MockHttpServletResponse(),
                    (other, ignored) -> other.getInputStream().readAllBytes());
            assertThatExceptionOfType(TooMuchAtOnce.class)
                    .isThrownBy(() -> held.getInputStream().readAllBytes());
        });

        assertThat(bodies.held()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "Application/X-NDJSON", "APPLICATION/X-NDJSON;charset=UTF-8"})
    void holdsNoStreamHoweverItsTypeIsWritten(String type) throws Exception {
        var bodies = new HeldBodies(100_000);
        var stream = request("/api/v1/events", 200_000);
        stream.setContentType(type);

        bodies.doFilter(
                stream,
                new MockHttpServletResponse(),
                (passed, response) ->
                        assertThat(passed.getInputStream().readAllBytes()).hasSize(200_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/batch", "/v1/track/", "/api/v1/accounts", "/api/v1/events/lost"})
    void holdsWhatOnlyCallsItselfAStream(String path) throws Exception {
        var bodies = new HeldBodies(100_000);
        var body = request(path, 200_000);
        body.setContentType("application/x-ndjson");

        bodies.doFilter(
                body,
                new MockHttpServletResponse(),
                (held, response) -> assertThatExceptionOfType(TooMuchAtOnce.class)
                        .isThrownBy(() -> held.getInputStream().readAllBytes()));

        assertThat(bodies.held()).isZero();
    }

    private static MockHttpServletRequest request(int bytes) {
        return request("/api/probe/json", bytes);
    }

    private static MockHttpServletRequest request(String path, int bytes) {
        var request = new MockHttpServletRequest("POST", path);
        request.setContent(new byte[bytes]);
        return request;
    }

    @Test
    void refusesAnyOtherEncoding() {
        post("/api/probe/json", "br", new byte[] {1})
                .expectStatus()
                .isEqualTo(415)
                .expectHeader()
                .valueEquals("Accept-Encoding", "gzip")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody(String.class)
                .value(problem -> assertThat(problem)
                        .contains("/problems/unsupported-media-type", "\"instance\":\"/api/probe/json\""));
    }

    @Test
    void breaksTheConnectionWhereAnAnswerCannotBeFinished() {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/probe/midway"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();

        assertThatIOException()
                .isThrownBy(() -> HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity"})
    void countsUnzippedBytes(String encoding) throws IOException {
        var fits = "[" + " ".repeat(65_534) + "]";
        var tooLarge = "[" + " ".repeat(65_535) + "]";

        post("/api/probe/json", encoding, encoded(encoding, fits))
                .expectStatus()
                .isOk();
        post("/api/probe/json", encoding, encoded(encoding, tooLarge))
                .expectStatus()
                .isEqualTo(413)
                .expectBody(String.class)
                .value(problem -> assertThat(problem).contains("/problems/too-large", "64 KiB"));
    }

    @Test
    void refusesTooManyItems() {
        post("/api/probe/json", "identity", "[0,1,2,3,4,5,6,7,8,9,10]".getBytes(StandardCharsets.UTF_8))
                .expectStatus()
                .isEqualTo(413);
    }

    @Test
    void answersABodyFarTooLargeBeforeTheConnectionEnds() {
        post("/api/probe/json", "identity", new byte[8 << 20]).expectStatus().isBadRequest();
        post("/api/probe/json", "identity", " ".repeat(8 << 20).getBytes(StandardCharsets.UTF_8))
                .expectStatus()
                .isEqualTo(413);
    }

    @Test
    void readsLinesOfAnyNumberButNotOfAnyLength() {
        var body =
                "a\r\n\n" + "b".repeat(65_536) + "\n" + "c".repeat(65_537) + "\n" + "d".repeat(1 << 20) + "\n\r\nend";

        post("/api/probe/lines", "identity", body.getBytes(StandardCharsets.UTF_8))
                .expectBody(String.class)
                .isEqualTo("[1,0,65536,-1,-1,0,3]");
    }

    @ParameterizedTest(name = "after {0} bytes")
    @ValueSource(ints = {0, 1, 65_534, 65_535, 65_536})
    void countsNoEndOfALine(int before) {
        var body = "a".repeat(before) + "\r\n" + "b".repeat(65_536) + "\r\n" + "c".repeat(65_537) + "\r\n"
                + "d".repeat(65_536) + "\r\r\n" + "e".repeat(65_536) + "\r";

        post("/api/probe/lines", "identity", body.getBytes(StandardCharsets.UTF_8))
                .expectBody(String.class)
                .isEqualTo("[%d,65536,-1,-1,65536]".formatted(before));
    }

    @Test
    void writesJsonForPeople() {
        http.get().uri("/api/probe/values").exchange().expectBody(String.class).isEqualTo("""
                {"at":"2026-03-01T09:30:00.123456Z","day":"2026-03-01","large":12345678.9,"small":0.000010,\
                "exact":1000,"nothing":null}""");
    }

    @Test
    void letsAClientAskWhetherSomethingChanged() {
        var first = http.get().uri("/api/probe/values").exchange();
        var etag = String.valueOf(
                first.expectBody().returnResult().getResponseHeaders().getETag());

        assertThat(etag).startsWith("\"");
        first.expectHeader().valueEquals("Cache-Control", "private, no-cache");
        http.get()
                .uri("/api/probe/values")
                .header("If-None-Match", etag)
                .exchange()
                .expectStatus()
                .isNotModified()
                .expectHeader()
                .valueEquals("ETag", etag)
                .expectBody()
                .isEmpty();
        http.get()
                .uri("/api/probe/values")
                .header("If-None-Match", "W/" + etag + ", \"x\"")
                .exchange()
                .expectStatus()
                .isNotModified();
        http.get()
                .uri("/api/probe/values")
                .header("If-None-Match", "\"x\"")
                .exchange()
                .expectStatus()
                .isOk();
        http.head()
                .uri("/api/probe/values")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", etag)
                .expectBody()
                .isEmpty();
        http.head()
                .uri("/api/probe/values")
                .header("If-None-Match", etag)
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void tellsOneRepresentationFromAnother() {
        var json = http.get().uri("/api/probe/page").exchange();
        var csv = http.get().uri("/api/probe/page").header("Accept", "text/csv").exchange();

        csv.expectHeader().valueMatches("Vary", ".*Accept.*");
        assertThat(json.returnResult().getResponseHeaders().getETag())
                .isNotEqualTo(csv.returnResult().getResponseHeaders().getETag());
    }

    @Test
    void givesNoETagToAnError() {
        http.get().uri("/api/probe/page?limit=0").exchange().expectHeader().doesNotExist("ETag");
    }

    @Test
    void pagesAsJsonUnlessAskedForCsv() {
        var first = http.get().uri("/api/probe/page?limit=3").exchange();
        first.expectHeader().contentType(MediaType.APPLICATION_JSON);
        var page = JsonMapper.shared()
                .readTree(first.expectBody(String.class).returnResult().getResponseBody());

        assertThat(page.get("items").size()).isEqualTo(3);
        var second = http.get()
                .uri("/api/probe/page?limit=3&cursor=" + page.get("nextCursor").stringValue())
                .exchange();
        second.expectBody(String.class).isEqualTo("""
                {"items":[{"number":4,"text":null,"externalIds":{},"model":null,"flags":[],"change":0.0}]}""");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=3&q=a=b, limit=3&q=a=b&cursor=Mw",
        "limit=3&q=%26cursor=x&&flag, limit=3&q=%26cursor=x&flag&cursor=Mw",
    })
    void leavesWhatWasAskedForAsItIsInTheNextPagesAddress(String query, String next) {
        http.get()
                .uri(URI.create("http://localhost:" + port + "/api/probe/page?" + query))
                .exchange()
                .expectHeader()
                .valueEquals("Link", "</api/probe/page?" + next + ">; rel=\"next\"");
    }

    @Test
    void writesCsv() {
        var answer = http.get()
                .uri("/api/probe/page?limit=3&x={x}", "é ")
                .header("Accept", "text/csv")
                .exchange();

        assertThat(answer.returnResult().getResponseHeaders().getContentType()).hasToString("text/csv;charset=UTF-8");
        answer.expectHeader().valueEquals("Link", "</api/probe/page?limit=3&x=%C3%A9%20&cursor=Mw>; rel=\"next\"");
        answer.expectBody(String.class)
                .isEqualTo(String.join(
                        "\r\n",
                        "number,text,externalIds.hubspot,externalIds.salesforce,model.key,model.version,flags,change",
                        "1,plain,7712,,default,3,a;b,-2.5",
                        "2,'=cmd|' /C calc'!A0,,\"001,5\",,,,12345678",
                        "3,\"says \"\"no\"\"\r\ntwice\",,,'-x,1,'@a,0.0",
                        ""));
    }

    @Test
    void writesTheHeaderOfAnEmptyListToo() {
        var answer =
                http.get().uri("/api/probe/empty").header("Accept", "text/csv").exchange();

        answer.expectHeader().doesNotExist("Link");
        answer.expectBody(String.class).isEqualTo("number,text,model.key,model.version,flags,change\r\n");
    }

    private RestTestClient.ResponseSpec post(String path, String encoding, byte[] body) {
        return http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Content-Encoding", encoding)
                .body(body)
                .exchange();
    }

    private static byte[] encoded(String encoding, String text) throws IOException {
        return encoding.toLowerCase(Locale.ROOT).equals("gzip") ? gzip(text) : text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return zipped.toByteArray();
    }
}
