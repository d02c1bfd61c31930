package io.healthscore.account;

import static io.healthscore.account.AccountCalls.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.platform.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class AccountControllerTests {

    private static final String FULL = """
            {"name": "Acme Inc.", "segment": "enterprise", "lifecycle": "adopted", "owner": "jo@vendor.example",
             "externalIds": {"hubspot": "%1$s-h", "salesforce": "%1$s-s"}, "customerSince": "2024-05-01",
             "contractEndsOn": "2027-01-31", "noticeDays": 60, "autoRenew": true, "seats": 40, "spend": 1200.5,
             "excluded": false, "attributes": {"region": "emea", "rate": 1.10, "big": 12345678901234567890, "nested": {"a": [1, null]}}}
            """;

    @Autowired
    RestTestClient client;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Tombstones tombstones;

    AccountCalls accounts;

    @BeforeEach
    void prepare() {
        accounts = new AccountCalls(client);
    }

    @Test
    void createsAnAccountAndAnswersAllThatWasSaid() {
        var id = newId("full");

        var created = accounts.put(id, FULL.formatted(id));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body()).isEqualTo(JsonMapper.shared().readTree("""
                {"id": "%1$s", "name": "Acme Inc.", "segment": "enterprise", "lifecycle": "adopted",
                 "owner": "jo@vendor.example", "externalIds": {"hubspot": "%1$s-h", "salesforce": "%1$s-s"},
                 "customerSince": "2024-05-01", "contractEndsOn": "2027-01-31", "noticeDays": 60, "autoRenew": true,
                 "seats": 40, "spend": 1200.5, "excluded": false,
                 "attributes": {"region": "emea", "rate": 1.10, "big": 12345678901234567890, "nested": {"a": [1, null]}},
                 "registered": true, "nearestId": null, "state": "active",
                 "createdAt": "2026-03-01T09:30:00Z", "updatedAt": "2026-03-01T09:30:00Z"}
                """.formatted(id)));
        assertThat(accounts.get("/{id}", id).body()).isEqualTo(created.body());
    }

    @Test
    void refusesARecordThatHoldsTooMuch() {
        var id = newId("too-much");
        var largest = "x".repeat(64 * 1024 - "{'a':''}".length());
        var systems = IntStream.rangeClosed(0, 100)
                .mapToObj(i -> "'s%d': '%s'".formatted(i, id))
                .collect(Collectors.joining(",", "{", "}"));

        assertThat(accounts.put(id, "{'attributes': {'a': '%s'}}".formatted(largest))
                        .status())
                .isEqualTo(201);
        var attributes = accounts.put(id, "{'attributes': {'a': '%sx'}}".formatted(largest));
        var numbers = accounts.put(id, "{'attributes': {'a': [1e307%s]}}".formatted(",1e307".repeat(220)));
        var externalIds = accounts.put(id, "{'externalIds': %s}".formatted(systems));

        assertThat(attributes.status()).isEqualTo(400);
        assertThat(attributes.body().at("/errors/0/pointer").asString()).isEqualTo("/attributes");
        assertThat(numbers.body().at("/errors/0/pointer").asString()).isEqualTo("/attributes");
        assertThat(externalIds.status()).isEqualTo(400);
        assertThat(externalIds.body().at("/errors/0/pointer").asString()).isEqualTo("/externalIds");
    }

    @Test
    void showsEveryFieldOfAnAccountThatSaysNothing() {
        var id = newId("empty");

        var created = accounts.put(id, "{}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body()).isEqualTo(JsonMapper.shared().readTree("""
                {"id": "%s", "name": null, "segment": null, "lifecycle": null, "owner": null, "externalIds": {},
                 "customerSince": null, "contractEndsOn": null, "noticeDays": null, "autoRenew": null, "seats": null,
                 "spend": null, "excluded": false, "attributes": {}, "registered": true, "nearestId": null,
                 "state": "active", "createdAt": "2026-03-01T09:30:00Z", "updatedAt": "2026-03-01T09:30:00Z"}
                """.formatted(id)));
    }

    @Test
    void clearsWhatAReplacementLeavesOut() {
        var id = newId("replaced");
        accounts.put(id, FULL.formatted(id));
        clock.advance(Duration.ofHours(1));

        var replaced = accounts.put(id, "{'id': '%s', 'name': 'Acme', 'segment': null}".formatted(id));

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.text("name")).isEqualTo("Acme");
        assertThat(replaced.body().get("segment").isNull()).isTrue();
        assertThat(replaced.body().get("spend").isNull()).isTrue();
        assertThat(replaced.body().get("externalIds")).isEmpty();
        assertThat(replaced.body().get("attributes")).isEmpty();
        assertThat(replaced.text("createdAt")).isEqualTo("2026-03-01T09:30:00Z");
        assertThat(replaced.text("updatedAt")).isEqualTo("2026-03-01T10:30:00Z");
    }

    @Test
    void leavesAnAccountAloneThatIsReplacedByItself() {
        var id = newId("same");
        accounts.put(id, FULL.formatted(id));
        var before = accounts.get("/{id}", id);
        clock.advance(Duration.ofHours(1));

        var replaced = accounts.put(id, before.body().toString());

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.body()).isEqualTo(before.body());
        assertThat(replaced.etag()).isEqualTo(before.etag());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'name': ''}                                 | /name
            {'name': 7}                                  | /name
            {'segment': ''}                              | /segment
            {'lifecycle': true}                          | /lifecycle
            {'owner': {}}                                | /owner
            {'customerSince': '2024-02-30'}              | /customerSince
            {'customerSince': '1024-02-20'}              | /customerSince
            {'customerSince': 20240101}                  | /customerSince
            {'contractEndsOn': '01/31/2027'}             | /contractEndsOn
            {'contractEndsOn': '9999-12-31'}             | /contractEndsOn
            {'noticeDays': -1}                           | /noticeDays
            {'noticeDays': 3651}                         | /noticeDays
            {'noticeDays': 1.5}                          | /noticeDays
            {'noticeDays': '60'}                         | /noticeDays
            {'autoRenew': 'yes'}                         | /autoRenew
            {'seats': -1}                                | /seats
            {'seats': 1.5}                               | /seats
            {'seats': 1e13}                              | /seats
            {'spend': -0.01}                             | /spend
            {'spend': 1000000000000.01}                  | /spend
            {'spend': 0.0000001}                         | /spend
            {'spend': '12'}                              | /spend
            {'excluded': 1}                              | /excluded
            {'attributes': []}                           | /attributes
            {'attributes': {'a': {'b': 1, 'b': 2}}}      | /attributes/a/b
            {'attributes': {'a': '\\u0000'}}             | /attributes/a
            {'externalIds': []}                          | /externalIds
            {'externalIds': {'hubspot': ''}}             | /externalIds/hubspot
            {'externalIds': {'hubspot': 7712}}           | /externalIds/hubspot
            {'externalIds': {'': 'x'}}                   | /externalIds
            {'name': 'a', 'name': 'b'}                   | /name
            {'id': 'another'}                            | /id
            {'Name': 'Acme'}                             | /Name
            []                                           | ''
            """)
    void refusesWhatIsWrongAndSaysWhere(String body, String pointer) {
        var id = newId("wrong");

        var refused = accounts.put(id, body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("type")).isEqualTo("/problems/invalid-request");
        assertThat(refused.pointers()).isEqualTo("[" + pointer + "]");
        assertThat(accounts.get("/{id}", id).status()).isEqualTo(404);
    }

    @Test
    void namesEveryFaultAtOnce() {
        var refused = accounts.put(newId("wrong"), "{'name': 1, 'seats': -1, 'sgment': 'x'}");

        assertThat(refused.pointers()).isEqualTo("[/name, /seats, /sgment]");
        assertThat(refused.body().at("/errors/2/detail").asString()).contains("did you mean segment?");
    }

    @Test
    void takesTheLongestAndRefusesOneMore() {
        var word = "{'segment': '%s', 'lifecycle': '%s', 'externalIds': {'%s': '%s'}}";

        var taken = accounts.put(
                "a".repeat(128), word.formatted("s".repeat(64), "l".repeat(64), "y".repeat(64), "x".repeat(200)));
        var refused = accounts.put(
                newId("long"), word.formatted("s".repeat(65), "l".repeat(65), "y".repeat(64), "x".repeat(201)));

        assertThat(taken.status()).isEqualTo(201);
        assertThat(refused.body().get("errors")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "ä", "a#b", "a,b", "a/b", "../a", "a\\b"})
    void refusesIdsOfOtherLetters(String id) {
        var refused = accounts.put(id, "{}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/parameter").asString()).isEqualTo("accountId");
        assertThat(accounts.get("/{id}", id).status()).isEqualTo(404);
    }

    @Test
    void tellsIdsApartByCase() {
        var id = newId("case");
        accounts.put(id, "{}");

        assertThat(accounts.get("/{id}", id.toUpperCase(Locale.ROOT)).status()).isEqualTo(404);
    }

    @Test
    void replacesOnlyWhatIsStillAsItWasRead() {
        var id = newId("match");
        var first = accounts.put(id, "{'name': 'first'}");

        var second = accounts.put(id, "{'name': 'second'}", "If-Match", first.etag());
        var lost = accounts.put(id, "{'name': 'lost'}", "If-Match", first.etag());
        var any = accounts.put(id, "{'name': 'any'}", "If-Match", "*");
        var either = accounts.put(id, "{'name': 'either'}", "If-Match", "\"x\", " + any.etag());

        assertThat(second.status()).isEqualTo(200);
        assertThat(lost.status()).isEqualTo(412);
        assertThat(lost.text("type")).isEqualTo("/problems/precondition-failed");
        assertThat(any.status()).isEqualTo(200);
        assertThat(either.status()).isEqualTo(200);
        assertThat(accounts.get("/{id}", id).text("name")).isEqualTo("either");
    }

    @Test
    void answersAReplacementAsLaterReadsDo() {
        var id = newId("stored");
        var record = "{'name': '%s', 'spend': 1.2e3, 'attributes': {'region': 'emea', 'tier': 'gold', 'quota': 1e3}}";
        accounts.put(id, "{}");

        var created = accounts.put(newId("stored"), record.formatted("new"));
        var replaced = accounts.put(id, record.formatted("before"));
        var read = accounts.get("/{id}", id);
        var again = accounts.put(id, record.formatted("after"), "If-Match", replaced.etag());

        assertThat(created.body().get("attributes").toString())
                .isEqualTo("{\"tier\":\"gold\",\"quota\":1000,\"region\":\"emea\"}");
        assertThat(replaced.body().toString()).isEqualTo(read.body().toString());
        assertThat(replaced.etag()).isEqualTo(read.etag());
        assertThat(again.status()).isEqualTo(200);
    }

    @Test
    void createsNothingWhereSomethingWasToMatch() {
        var id = newId("match");

        assertThat(accounts.put(id, "{}", "If-Match", "*").status()).isEqualTo(412);
        assertThat(accounts.get("/{id}", id).status()).isEqualTo(404);
    }

    @Test
    void replacesNothingThatWasToBeNew() {
        var id = newId("match");

        assertThat(accounts.put(id, "{}", "If-None-Match", "*").status()).isEqualTo(201);
        assertThat(accounts.put(id, "{}", "If-None-Match", "*").status()).isEqualTo(412);
    }

    @Test
    void replacesNothingThatWasToBeOtherwise() {
        var id = newId("weak");
        var etag = accounts.put(id, "{}").etag();

        assertThat(accounts.put(id, "{}", "If-None-Match", "W/" + etag).status())
                .isEqualTo(412);
        assertThat(accounts.put(id, "{}", "If-Match", "W/" + etag).status()).isEqualTo(412);
        assertThat(accounts.put(id, "{}", "If-None-Match", "\"another\"").status())
                .isEqualTo(200);
    }

    @Test
    void answersNotModifiedToWhoHasItAlready() {
        var id = newId("cached");
        var etag = accounts.put(id, "{}").etag();

        client.get()
                .uri("/api/v1/accounts/{id}", id)
                .header("If-None-Match", etag)
                .exchange()
                .expectStatus()
                .isNotModified()
                .expectBody()
                .isEmpty();
    }

    @Test
    void refusesAnExternalIdThatAnotherAccountHas() {
        var holder = newId("holder");
        var other = newId("other");
        var externalIds = "{'externalIds': {'crm/x': '%s'}}".formatted(holder);
        accounts.put(holder, externalIds);

        var refused = accounts.put(other, externalIds);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("type")).isEqualTo("/problems/external-id-taken");
        assertThat(refused.pointers()).isEqualTo("[/externalIds/crm~1x]");
        assertThat(accounts.get("/{id}", other).status()).isEqualTo(404);
    }

    @Test
    void findsAnAccountByItsIdElsewhere() {
        var id = newId("elsewhere");
        accounts.put(id, "{'externalIds': {'hubspot': '%s 7712'}}".formatted(id));

        assertThat(accounts.get("/by/hubspot/{x}", id + " 7712").text("id")).isEqualTo(id);
        assertThat(accounts.get("/by/salesforce/{x}", id + " 7712").status()).isEqualTo(404);
        assertThat(accounts.get("/by/hubspot/{x}", id).text("type")).isEqualTo("/problems/unknown-account");
    }

    @Test
    void findsAnAccountByAnIdWithASlash() {
        var id = newId("slash");
        accounts.put(id, "{'externalIds': {'crm/x': '/%s/1'}}".formatted(id));

        assertThat(accounts.get("/by/{system}/{x}", "crm/x", "/%s/1".formatted(id))
                        .text("id"))
                .isEqualTo(id);
    }

    @Test
    void erasesAnAccountAndFreesItsExternalIds() {
        var id = newId("erased");
        var record = "{'segment': 'smb', 'externalIds': {'hubspot': '%s'}}".formatted(id);
        accounts.put(id, record);

        assertThat(accounts.delete(id).status()).isEqualTo(204);

        assertThat(accounts.get("/{id}", id).status()).isEqualTo(404);
        assertThat(accounts.get("/by/hubspot/{x}", id).status()).isEqualTo(404);
        assertThat(accounts.delete(id).status()).isEqualTo(404);
        assertThat(accounts.put(newId("heir"), record).status()).isEqualTo(201);
    }

    @Test
    void leavesWhatTellsOfItsEndAndNothingElse() {
        var id = newId("erased");
        accounts.put(id, FULL.formatted(id));
        assertThat(tablesNaming(id)).contains("account", "account_day", "account_external_id", "event", "signal_day");

        accounts.delete(id);

        assertThat(tablesNaming(id))
                .as("both for the changes feed, which takes the mark away")
                .containsExactly("account_tombstone", "score_feed_mark");
    }

    @Test
    void forgetsItsEndAfter30Days() {
        var id = newId("forgotten");
        accounts.put(id, "{}");
        accounts.delete(id);

        clock.advance(Tombstones.KEPT);
        tombstones.deleteOld();
        assertThat(tablesNaming(id)).contains("account_tombstone");
        clock.advance(Duration.ofSeconds(1));
        tombstones.deleteOld();
        assertThat(tablesNaming(id)).doesNotContain("account_tombstone");
    }

    private List<String> tablesNaming(String accountId) {
        var tables = jdbc.sql("""
                        select c.table_name from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        where c.column_name = 'account_id' and c.table_schema = current_schema()
                        order by c.table_name
                        """).query(String.class).list();
        return tables.stream()
                .filter(table -> jdbc.sql("select exists (select from " + table + " where account_id = :id)")
                        .param("id", accountId)
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%00", "/a%00b", "/by/hubspot/%00", "/by/%00/x"})
    void knowsNoAccountOfImpossibleIds(String path) {
        client.get()
                .uri(URI.create("/api/v1/accounts" + path))
                .exchange()
                .expectStatus()
                .is4xxClientError();
    }

    @ParameterizedTest
    @ValueSource(strings = {"q", "segment", "owner"})
    void refusesAFilterThatNoTextCanMeet(String filter) {
        client.get()
                .uri(URI.create("/api/v1/accounts?" + filter + "=a%00b"))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }
}
