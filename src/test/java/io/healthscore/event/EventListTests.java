package io.healthscore.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.platform.SettableClock;
import io.healthscore.signal.SignalNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class EventListTests {

    @Autowired
    RestTestClient client;

    @Autowired
    SettableClock clock;

    @Autowired
    SignalNames names;

    final String account = Made.newAccount();
    EventCalls events;

    @BeforeEach
    void prepare() {
        events = new EventCalls(client);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "'type': 'login'",
                "'type': 'login', 'userId': 'u-1', 'properties': {'plan': 'pro', 'list': [1, 2.5, null]}",
                "'type': 'feature_used', 'name': 'reports', 'value': 2.5",
                "'type': 'nps_response', 'value': 9",
                "'type': 'csat_response', 'value': 6, 'scaleMax': 7, 'name': 'sso'",
                "'type': 'ticket_opened', 'name': 'T-1', 'severity': 'urgent', 'topic': 'sso', 'nature': 'problem'",
                "'type': 'pulse_recorded', 'value': 30, 'name': 'no sponsor', 'author': 'jo'",
                "'type': 'contract_cancelled', 'name': 'too dear', 'effectiveOn': '2026-12-31'",
                "'type': 'account_expanded', 'name': 'seats', 'value': 120",
                "'type': 'spend_recorded', 'value': 12000, 'period': 'year'",
                "'type': 'payment_failed', 'value': 1000000000000",
                "'type': 'measure_reported', 'name': 'margin', 'value': -0.000001"
            })
    void listsAnEventAsItWasSentAndWhenItWasReceived(String fields) {
        var sent = "{'accountId': '%s', 'id': 'e-1', 'occurredAt': '2026-02-20T10:00:00.123456+01:00', %s}"
                .formatted(account, fields);
        assertThat(events.post(sent).status()).isEqualTo(201);

        var listed = events.get("/accounts/{id}/events", account).body();

        assertThat(listed).isEqualTo(JsonMapper.shared().readTree(EventCalls.quoted("""
                                {'items': [{'accountId': '%s', 'id': 'e-1', 'occurredAt': '2026-02-20T09:00:00.123456Z', %s,
                                            'receivedAt': '2026-03-01T09:30:00Z'}]}
                                """.formatted(account, fields))));
    }

    @Test
    void listsNumbersOfPropertiesToTheirLastDigit() {
        var properties = "{\"ref\":12345678901234567890.25,\"rate\":0.00010,\"amount\":10000000.5}";
        events.stream(login("1", "2026-02-19T12:00:00Z").replace("}", ", 'properties': " + properties + "}"));

        client.get()
                .uri("/api/v1/accounts/{id}/events", account)
                .exchange()
                .expectBody(String.class)
                .value(listed -> assertThat(listed).contains("\"properties\":" + properties));
    }

    @Test
    void walksThroughTheEventsFromTheNewestOn() {
        events.stream(IntStream.range(0, 25)
                .mapToObj(i -> login("e-" + i, "2026-02-%02dT10:00:00Z".formatted(10 + i / 3)))
                .collect(Collectors.joining("\n")));

        var ids = new ArrayList<String>();
        var page = events.get("/accounts/{id}/events?limit=7", account);
        while (page.body().has("nextCursor")) {
            ids.addAll(page.texts("id"));
            page = events.get(
                    "/accounts/{id}/events?limit=7&cursor={cursor}",
                    account,
                    page.body().get("nextCursor").asString());
        }
        ids.addAll(page.texts("id"));

        assertThat(ids)
                .hasSize(25)
                .doesNotHaveDuplicates()
                .startsWith("e-24", "e-23", "e-22", "e-21")
                .endsWith("e-0");
    }

    @ParameterizedTest(name = "{0} lists {1}")
    @CsvSource({
        "'', 3 2 1",
        "from=2026-02-20, 3 2",
        "from=2026-02-20T23:59:59.999999Z, 3 2",
        "from=2026-02-21T00:00:00Z, 3",
        "to=2026-02-20, 2 1",
        "to=2026-02-20T23:59:59.999999Z, 2 1",
        "to=2026-02-20T23:59:59Z, 1",
        "from=2026-02-20&to=2026-02-20, 2",
        "from=2026-02-20T22:00:00-01:00&to=2026-02-21, 3 2",
        "type=session, ''",
        "type=&to=2026-02-19, 1",
        "type=login&to=2026-02-19, 1"
    })
    void narrowsByTimeAndType(String query, String expected) {
        events.stream(login("1", "2026-02-19T12:00:00Z"));
        events.stream(login("2", "2026-02-20T23:59:59.999999Z"));
        events.stream(login("3", "2026-02-21T00:00:00Z"));

        var listed = events.get("/accounts/{id}/events?" + query, account);

        assertThat(String.join(" ", listed.texts("id"))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} is a fault of {1}")
    @CsvSource({
        "from=yesterday, from",
        "from=2026-02-30, from",
        "to=2026-02-20T10:00, to",
        "from=2026-02-21&to=2026-02-19, from",
        "type=logins, type",
        "limit=0, limit",
        "limit=1001, limit",
        "cursor=x, cursor"
    })
    void refusesParametersThatItCannotUnderstand(String query, String parameter) {
        events.stream(login("1", "2026-02-19T12:00:00Z"));

        var answer = events.get("/accounts/" + account + "/events?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/parameter").asString()).isEqualTo(parameter);
    }

    @Test
    void knowsNoEventsOfAnAccountThatIsUnknown() {
        assertThat(events.get("/accounts/{id}/events", account).status()).isEqualTo(404);
        assertThat(events.get("/accounts/{id}/events", "no such id").status()).isEqualTo(404);
    }

    @Test
    void countsTheNamesThatEventsCameWith() {
        var feature = "feature of " + account;
        for (int day = 10; day < 13; day++) {
            use(feature, day);
        }

        assertThat(name(feature))
                .isEqualTo("{'type':'feature_used','name':'%s','count':3,'lastSeen':'2026-02-12T10:00:00Z'}"
                        .formatted(feature)
                        .replace('\'', '"'));
        names.settle();
        use(feature, 13);
        assertThat(name(feature)).contains("\"count\":4", "2026-02-13");
    }

    @Test
    void forgetsTheNamesOfWhatWasVoidedOrErased() {
        var feature = "gone with " + account;
        use(feature, 10);
        use(feature, 11);
        client.delete()
                .uri("/api/v1/accounts/{id}/events/e-1?occurredAt=2026-02-10T10:00:00Z", account)
                .exchange()
                .expectStatus()
                .isNoContent();
        assertThat(name(feature)).contains("\"count\":1");

        client.delete()
                .uri("/api/v1/accounts/{id}", account)
                .exchange()
                .expectStatus()
                .isNoContent();
        names.settle();

        assertThat(name(feature)).doesNotContain(feature);
    }

    private void use(String feature, int day) {
        events.post(("{'accountId': '%s', 'type': 'feature_used', 'name': '%s', 'occurredAt': '2026-02-%dT10:00:00Z',"
                        + " 'id': 'e-1'}")
                .formatted(account, feature, day));
    }

    private String name(String wanted) {
        var cursor = io.healthscore.platform.Cursor.encode("feature_used", wanted.substring(0, wanted.length() - 1));
        return events.get("/events/names?limit=1&cursor={cursor}", cursor)
                .body()
                .at("/items/0")
                .toString();
    }

    @Test
    void listsWhatWasRefusedTheNewestFirst() {
        events.post("{'accountId': '%s', 'type': 'session', 'id': 'e-1', 'occurredAt': '2026-02-19T12:00:00Z'}"
                .formatted(account));
        clock.advance(Duration.ofSeconds(1));
        events.stream("{'accountId': '%s', 'type': 'login', 'extra': 'a\\u0000b', 'other': 1}".formatted(account));

        var listed = events.get("/events/rejections?accountId={id}", account);

        assertThat(listed.body().get("items")).isEqualTo(JsonMapper.shared().readTree("""
                        [{"receivedAt": "2026-03-01T09:30:01Z", "accountId": "%1$s", "id": null, "pointer": "/0/extra",
                          "detail": "/0/extra must not contain U+0000; /0/extra is not a field of login; /0/other is not a field of login",
                          "payload": "{\\"accountId\\":\\"%1$s\\",\\"type\\":\\"login\\",\\"extra\\":\\"a\\\\u0000b\\",\\"other\\":1}"},
                         {"receivedAt": "2026-03-01T09:30:00Z", "accountId": "%1$s", "id": "e-1", "pointer": "/value",
                          "detail": "is required",
                          "payload": "{\\"accountId\\":\\"%1$s\\",\\"type\\":\\"session\\",\\"id\\":\\"e-1\\",\\"occurredAt\\":\\"2026-02-19T12:00:00Z\\"}"}]
                        """.formatted(account)));
        assertThat(events.get("/events/rejections?accountId={id}&from=2026-03-01T09:30:01Z", account)
                        .texts("pointer"))
                .containsExactly("/0/extra");
    }

    @Test
    void walksThroughAtMost100RejectionsOfARequest() {
        events.stream("{'accountId': '%s'}%n".formatted(account).repeat(150));

        var first = events.get("/events/rejections?accountId={id}&limit=60", account);
        var second = events.get(
                "/events/rejections?accountId={id}&limit=60&cursor={cursor}",
                account,
                first.body().get("nextCursor").asString());

        assertThat(first.texts("pointer")).hasSize(60).startsWith("/99/type");
        assertThat(second.texts("pointer")).hasSize(40).endsWith("/0/type");
        assertThat(second.body().has("nextCursor")).isFalse();
    }

    @Test
    void listsRejectionsOfAllAccountsWhereNoneIsNamed() {
        assertThat(events.get("/events/rejections?accountId=").status()).isEqualTo(200);
    }

    @Test
    void showsRejectionsForTwoWeeks() {
        events.stream("{'accountId': '%s'}".formatted(account));

        clock.advance(Rejections.KEPT);
        assertThat(events.get("/events/rejections?accountId={id}", account).texts("id"))
                .hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(events.get("/events/rejections?accountId={id}", account).texts("id"))
                .isEmpty();
    }

    @Test
    void forgetsWhatWasRefusedOfAnErasedAccount() {
        events.stream(login("1", "2026-02-19T12:00:00Z") + "\n{'accountId': '%s'}".formatted(account));

        client.delete()
                .uri("/api/v1/accounts/{id}", account)
                .exchange()
                .expectStatus()
                .isNoContent();

        assertThat(events.get("/events/rejections?accountId={id}", account).texts("id"))
                .isEmpty();
    }

    private String login(String id, String at) {
        return "{'accountId': '%s', 'type': 'login', 'id': '%s', 'occurredAt': '%s'}".formatted(account, id, at);
    }
}
