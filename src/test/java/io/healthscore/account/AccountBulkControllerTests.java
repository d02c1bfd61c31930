package io.healthscore.account;

import static io.healthscore.account.AccountCalls.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class AccountBulkControllerTests {

    @Autowired
    RestTestClient client;

    AccountCalls accounts;

    @BeforeEach
    void prepare() {
        accounts = new AccountCalls(client);
    }

    @Test
    void keepsTheGoodItemsAndSaysWhatIsWrongWithTheOthers() {
        var known = newId("known");
        var fresh = newId("fresh");
        accounts.put(known, "{}");

        var answer = accounts.post("""
                [{'id': '%s', 'name': 'Known'}, {'id': '%s', 'seats': -1}, {'name': 'nobody'}, 7,
                 {'id': '%s', 'name': 'Fresh', 'owner': 'jo'}, {'id': 'a/b', 'nam': 'x'}]
                """.formatted(known, newId("bad"), fresh));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().toString())
                .isEqualTo(JsonMapper.shared()
                        .readTree("""
                {"received": 6, "created": 1, "updated": 1, "rejected": 4, "items": [
                 {"index": 0, "id": "%s", "status": "updated", "errors": []},
                 {"index": 1, "id": "%s", "status": "rejected", "errors": [
                  {"pointer": "/1/seats", "detail": "must be a whole number from 0 to 1000000000000"}]},
                 {"index": 2, "id": null, "status": "rejected", "errors": [{"pointer": "/2/id", "detail": "is required"}]},
                 {"index": 3, "id": null, "status": "rejected", "errors": [
                  {"pointer": "/3", "detail": "must be an object"}, {"pointer": "/3/id", "detail": "is required"}]},
                 {"index": 4, "id": "%s", "status": "created", "errors": []},
                 {"index": 5, "id": "a/b", "status": "rejected", "errors": [
                  {"pointer": "/5/id", "detail": "must be 1 to 128 letters, digits or . _ : @ - (and not . or ..)"},
                  {"pointer": "/5/nam", "detail": "is not a field of an account; did you mean name?"}]}]}
                """.formatted(
                                        known, answer.body().at("/items/1/id").asString(), fresh))
                        .toString());
        assertThat(accounts.get("/{id}", known).text("name")).isEqualTo("Known");
        assertThat(accounts.get("/{id}", fresh).text("owner")).isEqualTo("jo");
        assertThat(accounts.get("/{id}", answer.body().at("/items/1/id").asString())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void keepsWhatIsAbsentAndClearsWhatIsNull() {
        var id = newId("merged");
        accounts.put(id, """
                {'name': 'Acme', 'segment': 'smb', 'owner': 'jo', 'spend': 12.5, 'seats': 3, 'excluded': true,
                 'customerSince': '2024-05-01', 'noticeDays': 30, 'autoRenew': true,
                 'externalIds': {'hubspot': '%1$s-h', 'crm': '%1$s-c'},
                 'attributes': {'region': 'emea', 'tier': {'a': 1, 'b': 2}, 'tags': [1, 2]}}
                """.formatted(id));

        var answer = accounts.post("""
                [{'id': '%1$s', 'name': null, 'segment': 'enterprise', 'spend': null, 'excluded': null,
                  'externalIds': {'hubspot': null, 'zendesk': '%1$s-z'},
                  'attributes': {'region': null, 'tier': {'b': null, 'c': 3}, 'tags': [3]}}]
                """.formatted(id));

        assertThat(answer.body().get("updated").asInt()).isEqualTo(1);
        var merged = accounts.get("/{id}", id).body();
        assertThat(merged.toString())
                .contains("\"name\":null,\"segment\":\"enterprise\"", "\"owner\":\"jo\"")
                .contains("\"customerSince\":\"2024-05-01\"", "\"noticeDays\":30,\"autoRenew\":true")
                .contains("\"seats\":3,\"spend\":null,\"excluded\":false")
                .contains("\"externalIds\":{\"crm\":\"" + id + "-c\",\"zendesk\":\"" + id + "-z\"}");
        assertThat(merged.get("attributes"))
                .isEqualTo(JsonMapper.shared().readTree("{\"tier\": {\"a\": 1, \"c\": 3}, \"tags\": [3]}"));
    }

    @Test
    void mergesTheSameAccountInOrder() {
        var id = newId("twice");

        var answer = accounts.post("""
                [{'id': '%1$s', 'name': 'first', 'owner': 'jo'}, {'id': '%1$s', 'name': 'second'}]
                """.formatted(id));

        assertThat(answer.body().get("created").asInt()).isEqualTo(1);
        assertThat(answer.body().get("updated").asInt()).isEqualTo(1);
        assertThat(accounts.get("/{id}", id).text("name")).isEqualTo("second");
        assertThat(accounts.get("/{id}", id).text("owner")).isEqualTo("jo");
    }

    @Test
    void rejectsOnlyTheItemWhoseExternalIdIsTaken() {
        var holder = newId("holder");
        var clash = newId("clash");
        var fine = newId("fine");
        accounts.put(holder, "{'externalIds': {'hubspot': '%s'}}".formatted(holder));

        var answer = accounts.post("""
                [{'id': '%s', 'externalIds': {'hubspot': '%s'}}, {'id': '%s', 'externalIds': {'hubspot': '%s'}}]
                """.formatted(clash, holder, fine, fine));

        assertThat(answer.body().at("/items/0/status").asString()).isEqualTo("rejected");
        assertThat(answer.body().at("/items/0/errors/0/pointer").asString()).isEqualTo("/0/externalIds/hubspot");
        assertThat(answer.body().at("/items/1/status").asString()).isEqualTo("created");
        assertThat(accounts.get("/{id}", clash).status()).isEqualTo(404);
    }

    @Test
    void rejectsTheSecondOfTwoItemsWithOneExternalId() {
        var first = newId("first");
        var second = newId("second");

        var answer = accounts.post("""
                [{'id': '%1$s', 'externalIds': {'hubspot': '%1$s'}}, {'id': '%2$s', 'externalIds': {'hubspot': '%1$s'}}]
                """.formatted(first, second));

        assertThat(answer.body().at("/items/0/status").asString()).isEqualTo("created");
        assertThat(answer.body().at("/items/1/status").asString()).isEqualTo("rejected");
    }

    @Test
    void swapsExternalIdsInOneRequest() {
        var a = newId("swap");
        var b = newId("swap");
        var record = "{'externalIds': {'hubspot': '%s'}}";
        accounts.put(a, record.formatted(a));
        accounts.put(b, record.formatted(b));

        var answer = accounts.post("""
                [{'id': '%1$s', 'externalIds': {'hubspot': null}},
                 {'id': '%2$s', 'externalIds': {'hubspot': '%1$s'}},
                 {'id': '%1$s', 'externalIds': {'hubspot': '%2$s'}}]
                """.formatted(a, b));

        assertThat(answer.body().get("updated").asInt()).isEqualTo(3);
        assertThat(accounts.get("/by/hubspot/{x}", a).text("id")).isEqualTo(b);
        assertThat(accounts.get("/by/hubspot/{x}", b).text("id")).isEqualTo(a);
    }

    @Test
    void rejectsWhatMakesTheAttributesTooLarge() {
        var id = newId("large");
        var fine = newId("fine");
        accounts.put(id, "{'attributes': {'a': '%s'}}".formatted("x".repeat(40 * 1024)));

        var answer = accounts.post("""
                [{'id': '%1$s', 'name': 'no', 'attributes': {'b': '%3$s'}}, {'id': '%2$s'}, {'id': '%1$s', 'owner': 'jo'},
                 {'id': '%1$s', 'attributes': {'a': null, 'b': '%3$s'}}]
                """.formatted(id, fine, "y".repeat(40 * 1024)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/items/0/status").asString()).isEqualTo("rejected");
        assertThat(answer.body().at("/items/0/errors").toString())
                .isEqualTo(
                        "[{\"pointer\":\"/0/attributes\",\"detail\":\"must have at most 64 KiB as JSON, with those that the account has; leave some out or clear some with null\"}]");
        assertThat(answer.body().get("created").asInt()).isEqualTo(1);
        assertThat(answer.body().get("updated").asInt()).isEqualTo(2);
        var merged = accounts.get("/{id}", id);
        assertThat(merged.text("name")).isEqualTo("null");
        assertThat(merged.text("owner")).isEqualTo("jo");
        assertThat(merged.body().get("attributes").propertyNames()).containsExactly("b");
    }

    @Test
    void rejectsAHundredAndFirstExternalId() {
        var id = newId("systems");
        accounts.put(id, "{'externalIds': %s}".formatted(systems(id, 0, 99)));

        var full = accounts.post("[{'id': '%s', 'externalIds': %s}]".formatted(id, systems(id, 99, 100)));
        var beyond = accounts.post("[{'id': '%s', 'externalIds': %s}]".formatted(id, systems(id, 100, 101)));
        var unborn = accounts.post("[{'id': '%1$s-2', 'externalIds': %2$s}]".formatted(id, systems(id + "-2", 0, 101)));

        assertThat(full.body().get("updated").asInt()).isEqualTo(1);
        assertThat(beyond.body().at("/items/0/errors/0/pointer").asString()).isEqualTo("/0/externalIds");
        assertThat(beyond.body().at("/items/0/errors/0/detail").asString()).startsWith("must name at most 100 systems");
        assertThat(accounts.get("/{id}", id).body().get("externalIds").size()).isEqualTo(100);
        assertThat(unborn.body().get("rejected").asInt()).isEqualTo(1);
        assertThat(accounts.get("/{id}", id + "-2").status()).isEqualTo(404);
    }

    @Test
    void takesWhatMakesARecordNoLargerThatAMergeMadeTooLarge() {
        var id = newId("merged");
        accounts.put(
                id,
                "{'attributes': {'a': '%s'}, 'externalIds': %s}".formatted("a".repeat(40 * 1024), systems(id, 0, 60)));
        accounts.put(
                id + "-2",
                "{'attributes': {'b': '%s'}, 'externalIds': %s}"
                        .formatted("b".repeat(40 * 1024), systems(id, 60, 120)));
        client.post()
                .uri("/api/v1/accounts/{id}-2/merge", id)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"into\": \"%s\"}".formatted(id))
                .exchange()
                .expectStatus()
                .isOk();

        var answer = accounts.post("""
                [{'id': '%1$s', 'attributes': {'a': '%2$s'}, 'externalIds': %3$s}, {'id': '%1$s', 'attributes': {'c': 1}},
                 {'id': '%1$s', 'externalIds': {'another': '%1$s'}}]
                """.formatted(id, "a".repeat(40 * 1024), systems(id, 0, 1)));

        assertThat(answer.body()
                        .get("items")
                        .valueStream()
                        .map(item -> item.get("status").asString()))
                .containsExactly("updated", "rejected", "rejected");
    }

    @Test
    void takesAThousandAndNoMore() {
        var prefix = newId("bulk");
        var thousand = items(prefix, 1000, 1);

        var created = accounts.post(thousand);
        var updated = accounts.post(items(prefix, 1000, 2));
        var refused = accounts.post(items(prefix, 1001, 3));

        assertThat(created.body().get("created").asInt()).isEqualTo(1000);
        assertThat(updated.body().get("updated").asInt()).isEqualTo(1000);
        assertThat(refused.status()).isEqualTo(413);
        assertThat(accounts.get("/{id}", prefix + "-999").body().get("seats").asInt())
                .isEqualTo(2);
    }

    @Test
    void takesNothingAsNothing() {
        assertThat(accounts.post("[]").body().toString())
                .isEqualTo("{\"received\":0,\"created\":0,\"updated\":0,\"rejected\":0,\"items\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "7", "", "[{'id': 'a'}", "[] []"})
    void refusesWhatIsNoArray(String body) {
        assertThat(accounts.post(body).status()).isEqualTo(400);
    }

    private static String systems(String id, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "'s%d': '%s'".formatted(i, id))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String items(String prefix, int count, int seats) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        "{'id': '%1$s-%2$d', 'name': 'n', 'seats': %3$d, 'spend': 10, 'segment': 's%3$d', 'externalIds': {'hubspot': '%1$s-%2$d-%3$d'}}"
                                .formatted(prefix, i, seats))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
