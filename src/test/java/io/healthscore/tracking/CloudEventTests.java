package io.healthscore.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

@IntegrationTest
class CloudEventTests {

    private static final String PATH = "/api/v1/events";
    private static final String TIME = "2026-02-20T10:00:00Z";

    @Autowired
    RestTestClient client;

    final String account = Calls.newAccount();
    Calls calls;

    @BeforeEach
    void prepare() {
        calls = new Calls(client);
    }

    @Test
    void takesOneInStructuredModeOnce() {
        var event = event(
                "e-1",
                "feature_used",
                "{'userId': 'u-17', 'name': 'reports', 'value': 3, 'properties': {'plan': 'pro'}}");

        var first = structured(event);
        var second = structured(event);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().toString()).isEqualTo("{\"id\":\"e-1\",\"status\":\"accepted\"}");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body().toString()).isEqualTo("{\"id\":\"e-1\",\"status\":\"duplicate\"}");
        assertThat(calls.events(account).body().get("items").toString())
                .startsWith(
                        ("[{'id':'e-1','type':'feature_used','accountId':'%s','userId':'u-17','occurredAt':'%s','name':'reports',"
                                        + "'value':3,'source':'/app','properties':{'plan':'pro'},'receivedAt':")
                                .formatted(account, TIME)
                                .replace('\'', '"'));
    }

    @Test
    void takesABatchAndSaysWhatIsWrongWithItsItems() {
        var answer = batched("[%s, %s, %s, 17, %s]"
                .formatted(
                        event("e-1", "login", "{'userId': 'u-17'}"),
                        event("e-1", "login", "{'userId': 'u-17'}"),
                        event("e-2", "session", "{'value': -1}"),
                        event("e-3", "login", "null").replace("'time': '" + TIME + "',", "")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.counts()).containsExactly(5, 1, 1, 3);
        assertThat(answer.body().get("errors").get(0).get("id").asString()).isEqualTo("e-2");
        assertThat(answer.errors())
                .containsExactly(
                        "/2/data/value must be from 0 to 1000000000000", "/3 must be an object", "/4/time is required");
        assertThat(calls.get("/api/v1/events/rejections?accountId={id}", account)
                        .texts("pointer"))
                .containsExactlyInAnyOrder("/2/data/value", "/4/time");
    }

    @Test
    void takesOneInBinaryMode() {
        var answer = binary(
                "{'userId': 'u-17', 'name': 'reports'}",
                "Content-Type",
                "application/json; charset=utf-8",
                "Ce-Id",
                "e%201",
                "CE-TraceParent",
                "00-x-y-01");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().get("id").asString()).isEqualTo("e 1");
        assertThat(calls.events(account).texts("name")).containsExactly("reports");
    }

    @Test
    void takesOneWithoutDataInBinaryMode() {
        var answer = binary("", "ce-id", "e-1", "ce-type", "login");

        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void saysWhichHeaderIsWrongInBinaryMode() {
        var answer = binary(
                "{'name': 'reports', 'value': 'much'}",
                "Content-Type",
                "application/json",
                "ce-id",
                "e-1",
                "ce-time",
                "yesterday",
                "ce-source",
                "%00");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errors())
                .containsExactly(
                        "ce-source must not contain U+0000",
                        "ce-source must be a URI reference",
                        "ce-time must be an RFC 3339 time such as 2026-03-01T09:30:00Z",
                        "/value must be a number");
    }

    @Test
    void goesByTheMediaTypeWhereBothModesAreTold() {
        var body = event("e-1", "login", "null");

        var answer = calls.post(
                PATH, body, "Content-Type", "application/cloudevents+json; charset=utf-8", "ce-specversion", "1.0");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(calls.events(account).texts("id")).containsExactly("e-1");
    }

    @Test
    void tellsTheSameIdOfTwoSourcesApart() {
        var one = event("e-1", "login", "null");
        var other = one.replace("/app", "https://billing.example/");

        assertThat(batched("[%s, %s, %s]".formatted(one, other, one)).counts()).containsExactly(3, 2, 1, 0);
        var plain = "{'id': 'e-1', 'type': 'login', 'accountId': '%s', 'occurredAt': '%s'}".formatted(account, TIME);
        assertThat(calls.post(PATH, plain, "Content-Type", "application/json").status())
                .isEqualTo(201);

        assertThat(calls.events(account).texts("id")).containsExactly("e-1", "e-1", "e-1");
        assertThat(calls.events(account).texts("source"))
                .containsExactlyInAnyOrder("/app", "https://billing.example/", "null");
    }

    @Test
    void listsAndTakesBackTheOneOfItsSource() {
        batched("[%s, %s]"
                .formatted(
                        event("e-1", "login", "null"),
                        event("e-1", "login", "null").replace("/app", "/b")));

        var first = calls.get("/api/v1/accounts/{id}/events?limit=1", account);
        var second = calls.get(
                "/api/v1/accounts/{id}/events?limit=1&cursor={cursor}",
                account,
                first.body().get("nextCursor").asString());
        assertThat(List.of(first.texts("source"), second.texts("source")))
                .containsExactly(List.of("/b"), List.of("/app"));

        var path = "/api/v1/accounts/{id}/events/e-1?occurredAt={time}";
        assertThat(calls.delete(path, account, TIME).status()).isEqualTo(404);
        assertThat(calls.delete(path + "&source=/app", account, TIME).status()).isEqualTo(204);
        assertThat(calls.events(account).texts("source")).containsExactly("/b");
        assertThat(structured(event("e-1", "login", "null"))
                        .body()
                        .get("status")
                        .asString())
                .isEqualTo("duplicate");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'userId': 'u-17', 'value': 120, 'model': 'gpt', 'name': 'x'} | u-17 | 120 | {'model':'gpt','name':'x'}",
                "{'userId': 17, 'value': '120'} | null | null | {'userId':17,'value':'120'}",
                "{'properties': {'plan': 'pro'}} | null | null | {'plan':'pro'}",
                "[1, 2] | null | null | {'data':[1,2]}",
                "null | null | null | null"
            })
    void makesACustomEventOfAnUnknownType(String data, String userId, String value, String properties) {
        assertThat(structured(event("e-1", "com.example.prompt", data)).status())
                .isEqualTo(201);

        var stored = calls.events(account).body().get("items").get(0);
        assertThat(stored.get("type").asString()).isEqualTo("custom");
        assertThat(stored.get("name").asString()).isEqualTo("com.example.prompt");
        assertThat(stored.path("userId").asString("null")).isEqualTo(userId);
        assertThat(stored.path("value").asString("null")).isEqualTo(value);
        assertThat(stored.has("properties") ? stored.get("properties") : NullNode.getInstance())
                .isEqualTo(JsonMapper.shared().readTree(properties.replace('\'', '"')));
    }

    @Test
    void takesDataInBase64() {
        var data = Base64.getEncoder().encodeToString("{\"name\": \"reports\"}".getBytes(StandardCharsets.UTF_8));

        var answer = structured(event("e-1", "feature_used", "'" + data + "'").replace("'data'", "'data_base64'"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(calls.events(account).texts("name")).containsExactly("reports");
    }

    @Test
    void takesNullForNoDataBesideTheOther() {
        var encoded = Base64.getEncoder().encodeToString("{\"name\": \"encoded\"}".getBytes(StandardCharsets.UTF_8));
        var plain = event("e-1", "feature_used", "{'name': 'plain'}, 'data_base64': null");

        assertThat(structured(plain).status()).isEqualTo(201);
        assertThat(structured(event("e-2", "feature_used", "null, 'data_base64': '" + encoded + "'"))
                        .status())
                .isEqualTo(201);
        assertThat(structured(plain.replace("'plain'", "17")).errors()).containsExactly("/data/name must be a text");
        assertThat(calls.events(account).texts("name")).containsExactlyInAnyOrder("plain", "encoded");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'specversion': '1.0' | 'specversion': '0.3' | /specversion must be one of 1.0",
                "'specversion': '1.0', | \"\" | /specversion is required",
                "'source': '/app', | \"\" | /source is required",
                "'source': '/app' | 'source': 'a\\u001fb' | /source must be a URI reference",
                "'id': 'e-1', | \"\" | /id is required",
                "'type': 'login' | 'type': '' | /type must have 1 to 200 characters",
                "'time': | 'when': | /time is required",
                "'subject': | 'subjects': | /subject is required",
                "'subject': '| 'subject': '/ | /subject must be 1 to 128 letters, digits or . _ : @ - (and not . or ..)",
                "'time': | 'accountId': 'x', 'time': | /accountId is no attribute of a CloudEvent: these have lower-case letters and digits",
                "'data': | 'datacontenttype': 'text/plain', 'data': | /datacontenttype must be a JSON type such as application/json",
                "{'userId': 'u-17'} | 'text' | /data must be an object: the fields of login",
                "{'userId': 'u-17'} | {'name': 'x'} | /data/name is not a field of login",
                "{'userId': 'u-17'} | {'accountId': 'x'} | /data must leave accountId to the CloudEvent's attributes",
                "{'userId': 'u-17'} | {'userId': 'a\\u0000b'} | /data/userId must not contain U+0000",
                "'data': {'userId': 'u-17'} | 'data_base64': '%' | /data_base64 must be JSON in base64",
                "'data': {'userId': 'u-17'} | 'data_base64': 'eyJpZCI6IlxiXHUwMDAwIn0=' | /data_base64 holds JSON that is refused: /id must not contain U+0000"
            })
    void saysWhatIsWrong(String right, String wrong, String error) {
        var event = event("e-1", "login", "{'userId': 'u-17'}");
        assertThat(event).contains(right);

        var answer = structured(event.replace(right, wrong));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errors()).contains(error);
        assertThat(calls.events(account).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "17", "[]", "{} {}", "{'specversion': '1.0'"})
    void refusesABodyThatIsNoCloudEvent(String body) {
        assertThat(structured(body).status()).isEqualTo(400);
        assertThat(batched(body.equals("[]") ? "{}" : body).status()).isEqualTo(400);
    }

    @Test
    void holdsThemToTheLimitsOfEvents() {
        assertThat(structured(event("e-1", "prompt", "{'x': '%s'}".formatted("x".repeat(64 * 1024))))
                        .status())
                .isEqualTo(413);
        assertThat(structured(event("e-1", "prompt", "{'x': '%s'}".formatted("x".repeat(16 * 1024))))
                        .errors())
                .containsExactly("/data must not be larger than 16 KiB");
        assertThat(structured(event("e".repeat(10_000), "login", "null")).errors())
                .containsExactly("/id must have 1 to 200 characters");
        var items = IntStream.range(0, 5001)
                .mapToObj(i -> event("e-" + i, "login", "null"))
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(batched(items).status()).isEqualTo(413);
        assertThat(calls.events(account).status()).isEqualTo(404);
        assertThat(batched("[]").counts()).containsExactly(0, 0, 0, 0);
    }

    @Test
    void refusesOtherFormats() {
        var event = event("e-1", "login", "null");

        assertThat(calls.post(PATH, event, "Content-Type", "application/cloudevents+avro")
                        .status())
                .isEqualTo(415);
        assertThat(binary("<x/>", "Content-Type", "text/xml", "ce-id", "e-1").status())
                .isEqualTo(415);
        assertThat(binary("{", "Content-Type", "application/json", "ce-id", "e-1")
                        .status())
                .isEqualTo(400);
    }

    private Calls.Answer structured(String event) {
        return calls.post(PATH, event, "Content-Type", "application/cloudevents+json");
    }

    private Calls.Answer batched(String events) {
        return calls.post(PATH, events, "Content-Type", "application/cloudevents-batch+json");
    }

    /** Of {@code feature_used} and complete, but for what these headers say otherwise. */
    private Calls.Answer binary(String data, String... headers) {
        var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(Map.of(
                "ce-specversion", "1.0",
                "ce-type", "feature_used",
                "ce-source", "/app",
                "ce-subject", account,
                "ce-time", TIME));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        var flat = all.entrySet().stream()
                .flatMap(header -> Stream.of(header.getKey(), header.getValue()))
                .toArray(String[]::new);
        return calls.post(PATH, data, flat);
    }

    private String event(String id, String type, String data) {
        return ("{'specversion': '1.0', 'id': '%s', 'source': '/app', 'type': '%s', 'subject': '%s', 'time': '%s', "
                        + "'traceparent': '00-x', 'data': %s}")
                .formatted(id, type, account, TIME, data);
    }
}
