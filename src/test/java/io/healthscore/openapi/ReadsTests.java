package io.healthscore.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.platform.SettableClock;
import io.healthscore.score.ScoreWork;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What is promised of every read, held against every GET of the contract: whoever adds one is held to it as well. Variables of its
 * path have the contract's example as their value, unless {@link #VALUES} has one of something that is there.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadsTests {

    private static final LocalDate TODAY = LocalDate.ofInstant(SettableClock.START, ZoneOffset.UTC);
    private static final String CSV = "text/csv";
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    /** By the variable's name, or by the path that ends with it where the name means several things. */
    private static final Map<String, String> VALUES =
            new HashMap<>(Map.of("accountId", "reads-1", "system", "reads", "version", "1", "a", "1", "b", "1"));

    private static final List<Read> READS = operations();

    @Autowired
    RestTestClient client;

    @Autowired
    ApplicationContext context;

    @BeforeAll
    void something() {
        for (int account = 1; account <= 2; account++) {
            send(HttpMethod.PUT, "/api/v1/accounts/reads-" + account, """
                    {"name": "=HYPERLINK(\\"https://evil.example\\")", "segment": "-reads", "owner": "@reads, \\"Jo\\"",
                     "customerSince": "2024-01-01", "seats": 10, "spend": 100, "attributes": {"region": "+emea"}%s}""".formatted(
                            account == 1 ? ", \"externalIds\": {\"reads\": \"7712\"}" : ""));
            send(HttpMethod.POST, "/api/v1/events", events("reads-" + account));
        }
        send(HttpMethod.POST, "/api/v1/events", """
                [{"type": "nps_response", "accountId": "reads-1", "value": 11},
                 {"type": "login", "accountId": "reads-1", "name": "=1+1"}]""");
        send(HttpMethod.PUT, "/api/v1/accounts/reads-2/score/override", """
                {"score": 30, "reason": "=1+1", "author": "@reads", "expiresAt": "2026-04-01T00:00:00Z"}""");
        var recalculation = send(HttpMethod.POST, "/api/v1/recalculations", """
                {"from": "2026-02-20", "to": "2026-02-21", "accountIds": ["reads-1"]}""");
        var id = recalculation.get("id").asString();
        VALUES.put("/api/v1/recalculations/{id}", id);
        VALUES.put("/api/v1/insights/features/{name}", "=reports");
        client.delete().uri("/api/v1/recalculations/" + id).exchange();
        var webhook = send(HttpMethod.POST, "/api/v1/webhooks", """
                {"url": "http://localhost/", "events": ["account.at_risk"], "description": "=1+1"}""");
        VALUES.put("/api/v1/webhooks/{id}", webhook.get("id").asString());
        send(HttpMethod.POST, address("/api/v1/webhooks/{id}") + "/test", "");
        new ScoreWork(context).catchUp();
    }

    @AfterAll
    void nobodyIsToldAnyMore() {
        client.delete()
                .uri(address("/api/v1/webhooks/{id}"))
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    private static Stream<String> reads() {
        return READS.stream().map(Read::path);
    }

    private static Stream<String> lists() {
        return READS.stream().filter(Read::isList).map(Read::path);
    }

    @ParameterizedTest
    @MethodSource("reads")
    void tellAClientWhetherSomethingChanged(String path) {
        for (var type : read(path).types()) {
            var first = get(path, type).expectStatus().isOk();
            var headers = answer(first).getResponseHeaders();
            var etag = String.valueOf(headers.getETag());

            assertThat(etag).as(type).matches("\"[^\"]+\"");
            assertThat(headers.getCacheControl()).as(type).isEqualTo("private, no-cache");
            assertThat(headers.getVary()).as(type).contains("Accept");
            assertThat(String.valueOf(headers.getContentType())).startsWith(type);
            assertThat(body(first)).as(type).isNotEmpty();
            client.get()
                    .uri(address(path))
                    .header(HttpHeaders.ACCEPT, type)
                    .header(HttpHeaders.IF_NONE_MATCH, etag)
                    .exchange()
                    .expectStatus()
                    .isNotModified()
                    .expectHeader()
                    .valueEquals(HttpHeaders.ETAG, etag)
                    .expectBody()
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("reads")
    void answerAHeadLikeAGetWithoutItsBody(String path) {
        for (var type : read(path).types()) {
            var get = answer(get(path, type)).getResponseHeaders();
            var head = client.head()
                    .uri(address(path))
                    .header(HttpHeaders.ACCEPT, type)
                    .exchange()
                    .expectStatus()
                    .isOk();

            head.expectBody().isEmpty();
            var headers = answer(head).getResponseHeaders();
            assertThat(headers.getETag()).as(type).isEqualTo(get.getETag());
            assertThat(headers.getContentType()).as(type).isEqualTo(get.getContentType());
        }
    }

    /** A link to which somebody's tool has added a parameter still leads where it should. */
    @ParameterizedTest
    @MethodSource("reads")
    void passOverAParameterThatNobodyKnows(String path) {
        var plain = answer(get(path, MediaType.APPLICATION_JSON_VALUE));

        var address = address(path);
        client.get()
                .uri(address + (address.contains("?") ? "&" : "?") + "nobodyKnowsThis=1")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(
                        HttpHeaders.ETAG,
                        String.valueOf(plain.getResponseHeaders().getETag()));
    }

    @ParameterizedTest
    @MethodSource("reads")
    void areWrittenAsCsvExactlyWhereTheyAreLists(String path) {
        if (!read(path).isList()) {
            get(path, CSV).expectStatus().isEqualTo(406);
            return;
        }
        assertThat(read(path).types()).contains(CSV);

        var rows = CsvCells.of(body(get(path, CSV)));

        assertThat(rows.get(0)).isNotEmpty().doesNotHaveDuplicates().doesNotContain("");
        assertThat(rows).allMatch(row -> row.size() == rows.get(0).size());
        assertThat(rows).hasSize(1 + json(path).get("items").size());
        assertThat(rows.stream().flatMap(List::stream)).noneMatch(ReadsTests::wouldBeRunByASpreadsheet);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void arePagedWhereTheyAreLists(String path) {
        var first = json(path, "limit=1");

        assertThat(first.get("items").size()).isLessThanOrEqualTo(1);
        if (first.has("nextCursor") && !first.get("items").isEmpty()) {
            var second = json(path, "limit=1&cursor=" + first.get("nextCursor").stringValue());
            assertThat(second.path("nextCursor")).as("it goes on").isNotEqualTo(first.get("nextCursor"));
        }
        for (var wrong : List.of("limit=0", "limit=1001", "limit=x", "cursor=%21")) {
            client.get()
                    .uri(address(path, wrong))
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.errors[0].parameter")
                    .isEqualTo(wrong.substring(0, wrong.indexOf('=')));
        }
    }

    private static boolean wouldBeRunByASpreadsheet(String cell) {
        return !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0 && !cell.matches("-\\d+(\\.\\d+)?");
    }

    private RestTestClient.ResponseSpec get(String path, String type) {
        return client.get().uri(address(path)).header(HttpHeaders.ACCEPT, type).exchange();
    }

    private JsonNode json(String path, String... query) {
        var answer = client.get().uri(address(path, query)).exchange();
        answer.expectStatus().isOk();
        return JsonMapper.shared().readTree(body(answer));
    }

    private JsonNode send(HttpMethod method, String path, String json) {
        var answer = client.method(method)
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .exchange();
        answer.expectStatus().is2xxSuccessful();
        return JsonMapper.shared().readTree(body(answer));
    }

    private static EntityExchangeResult<byte[]> answer(RestTestClient.ResponseSpec spec) {
        return spec.expectBody().returnResult();
    }

    private static String body(RestTestClient.ResponseSpec spec) {
        return new String(
                Objects.requireNonNullElse(answer(spec).getResponseBody(), new byte[0]), StandardCharsets.UTF_8);
    }

    /** A login and two features a day: enough for a score on both sides of an explanation. */
    private static String events(String accountId) {
        return TODAY.minusDays(50)
                .datesUntil(TODAY)
                .flatMap(day -> Stream.of("\"type\": \"login\"", "\"type\": \"feature_used\", \"name\": \"=reports\"")
                        .map(type ->
                                "{%s, \"accountId\": \"%s\", \"userId\": \"@u\", \"occurredAt\": \"%sT09:00:00Z\", \"id\": \"%s\"}"
                                        .formatted(type, accountId, day, "-" + type.hashCode())))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** A path of the contract with values in it, and with an example of each parameter that must be there. */
    private static String address(String path, String... query) {
        var filled = VARIABLE.matcher(path).replaceAll(variable -> {
            var upToIt = path.substring(0, variable.end());
            var name = variable.group(1);
            return VALUES.getOrDefault(
                    upToIt, VALUES.getOrDefault(name, read(path).example(name)));
        });
        var all = Stream.concat(read(path).required(), Stream.of(query)).collect(Collectors.joining("&"));
        return all.isEmpty() ? filled : filled + "?" + all;
    }

    private static Read read(String path) {
        return READS.stream()
                .filter(operation -> operation.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static List<Read> operations() {
        var contract = YAMLMapper.shared().readTree(Path.of("docs/openapi.yaml"));
        return contract.get("paths").properties().stream()
                .filter(path -> path.getValue().has("get"))
                .map(path -> new Read(path.getKey(), path.getValue().get("get"), contract))
                .toList();
    }

    private record Read(String path, JsonNode operation, JsonNode contract) {

        List<String> types() {
            return List.copyOf(content().propertyNames());
        }

        boolean isList() {
            var schema = content().at("/application~1json/schema");
            return (schema.has("$ref")
                            ? contract.at(schema.get("$ref").stringValue().substring(1))
                            : schema)
                    .path("properties")
                    .has("items");
        }

        String example(String parameter) {
            return operation
                    .get("parameters")
                    .valueStream()
                    .filter(candidate -> candidate.get("name").stringValue().equals(parameter))
                    .map(candidate -> candidate.get("example").asString())
                    .findFirst()
                    .orElseThrow();
        }

        Stream<String> required() {
            return operation
                    .path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.get("in").stringValue().equals("query"))
                    .filter(parameter -> parameter.path("required").asBoolean(false))
                    .map(parameter -> parameter.get("name").stringValue() + "="
                            + parameter.get("example").asString());
        }

        private JsonNode content() {
            return operation.at("/responses/200/content");
        }
    }
}
