package io.healthscore.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@IntegrationTest
class TrackingTests {

    private static final String AT = "2026-02-20T10:00:00.000Z";

    @Autowired
    RestTestClient client;

    @Autowired
    JdbcClient jdbc;

    final String account = Calls.newAccount();
    final String user = "u-" + account;
    Calls calls;

    @BeforeEach
    void prepare() {
        calls = new Calls(client);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/batch", "/v1/batch/", "/v1/import", "/v1/import/"})
    void takesABatchOfEveryKindOfCall(String path) {
        var answer = calls.post(
                path,
                "{'batch': [%s, %s, %s, %s, %s, %s, %s], 'sentAt': '%s', 'writeKey': 'x'}"
                        .formatted(
                                track("m-1", "Report Exported", AT),
                                track("m-1", "Report Exported", AT),
                                call("page", "m-2", "'name': 'Home', 'properties': {'path': '/'}"),
                                call("screen", "m-3", "'name': null"),
                                group("m-4", account, AT, "'name': 'Acme Inc.', 'employees': 40, 'plan': 'pro'"),
                                call("identify", "m-5", "'traits': {'email': 'jo@acme.example'}"),
                                call("alias", "m-6", "'previousId': 'before'"),
                                AT));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().toString())
                .isEqualTo(
                        "{\"success\":true,\"received\":7,\"accepted\":6,\"duplicates\":1,\"rejected\":0,\"errors\":[]}");
        var events = calls.events(account);
        assertThat(events.texts("id")).containsExactly("m-3", "m-2", "m-1");
        assertThat(events.texts("type")).containsExactly("custom", "feature_used", "custom");
        assertThat(events.texts("name")).containsExactly("screen", "Home", "Report Exported");
        assertThat(events.texts("userId")).containsOnly(user);
        assertThat(events.texts("occurredAt")).containsOnly("2026-02-20T10:00:00Z");
        assertThat(events.body().get("items").get(1).get("properties").toString())
                .isEqualTo("{\"path\":\"/\"}");
        var registered = calls.get("/api/v1/accounts/{id}", account).body();
        assertThat(registered.get("registered").booleanValue()).isTrue();
        assertThat(registered.get("name").asString()).isEqualTo("Acme Inc.");
        assertThat(registered.get("attributes").toString()).isEqualTo("{\"plan\":\"pro\",\"employees\":40}");
        assertThat(registered.toString()).doesNotContain("jo@acme.example");
    }

    @ParameterizedTest
    @CsvSource({"track, custom", "page, feature_used", "screen, feature_used"})
    void takesSingleCallsByTheirPaths(String path, String type) {
        var body =
                "{'messageId': 'm-1', 'timestamp': '%s', 'userId': 'u', 'event': 'x', 'name': 'x', 'context': {'groupId': '%s'}}"
                        .formatted(AT, account);

        assertThat(calls.post("/v1/" + path, body).counts()).containsExactly(1, 1, 0, 0);
        assertThat(calls.post("/v1/" + path + "/", body).counts()).containsExactly(1, 0, 1, 0);
        assertThat(calls.events(account).texts("type")).containsExactly(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identify", "alias", "group"})
    void takesSingleCallsThatAreNoEvents(String path) {
        var body =
                "{'messageId': 'm-1', 'userId': 'u', 'groupId': '%s', 'traits': {'email': 'a@b'}}".formatted(account);

        assertThat(calls.post("/v1/" + path, body).counts()).containsExactly(1, 1, 0, 0);
        assertThat(calls.get("/api/v1/accounts/{id}", account).status()).isEqualTo(path.equals("group") ? 200 : 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/x-www-form-urlencoded",
                "text/plain",
                "multipart/form-data",
                "x/y"
            })
    void takesAnyMediaTypeGzippedToo(String type) {
        var body = "{'batch': [%s]}"
                .formatted(inAccount("m-1", account))
                .replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8);

        var plain = calls.post("/v1/batch", body, "Content-Type", type, "Accept", "text/html");
        var zipped = calls.post("/v1/batch", gzipped(body), "Content-Type", type, "Content-Encoding", "gzip");

        assertThat(plain.counts()).containsExactly(1, 1, 0, 0);
        assertThat(plain.headers().getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(zipped.counts()).containsExactly(1, 0, 1, 0);
    }

    @Test
    void takesTheTimeThatRudderStackSends() {
        var body = inAccount("m-1", account).replace("'timestamp'", "'originalTimestamp'");

        assertThat(calls.post("/v1/track", body).counts()).containsExactly(1, 1, 0, 0);
        assertThat(calls.events(account).texts("occurredAt")).containsExactly("2026-02-20T10:00:00Z");
    }

    @Test
    void takesReceiptForTheTimeWhereNoneIsSaid() {
        var body = "{'event': 'x', 'messageId': 'm-1', 'timestamp': null, 'context': {'groupId': '%s'}}"
                .formatted(account);

        assertThat(calls.post("/v1/track", body).counts()).containsExactly(1, 1, 0, 0);
        assertThat(calls.events(account).texts("occurredAt"))
                .isEqualTo(calls.events(account).texts("receivedAt"));
    }

    @Test
    void findsTheGroupThatTheUserWasInByTheOwnTimesOfGroupCalls() {
        var other = account + "-2";
        send(group("g-3", account, "2026-02-20T12:00:00Z", ""));
        send(group("g-1", account, "2026-02-20T10:00:00Z", ""));
        send(group("g-2", other, "2026-02-20T11:00:00Z", ""));

        var answer = send(
                track("before", "x", "2026-02-20T09:59:59Z"),
                track("first", "x", "2026-02-20T10:00:00Z"),
                track("second", "x", "2026-02-20T11:59:59Z"),
                track("third", "x", "2026-02-20T12:00:01Z"));

        assertThat(answer.counts()).containsExactly(4, 3, 0, 1);
        assertThat(answer.errors())
                .containsExactly(
                        "/batch/0/context/groupId is missing, and no group call put this user into an account by then");
        assertThat(calls.events(account).texts("id")).containsExactly("third", "first");
        assertThat(calls.events(other).texts("id")).containsExactly("second");
    }

    @Test
    void takesAGroupCallFromBeforeEventsWereKept() {
        var other = account + "-2";

        var grouped = send(
                group("g-1", account, "0001-01-01T00:00:00+01:00", ""),
                group("g-2", other, "0001-01-01T00:00:00.000001+01:00", ""),
                group("g-3", account, "2019-05-01T00:00:00.000002Z", ""));

        assertThat(grouped.counts()).containsExactly(3, 3, 0, 0);
        assertThat(send(track("m-1", "x", AT)).counts()).containsExactly(1, 1, 0, 0);
        assertThat(calls.events(account).texts("id")).containsExactly("m-1");
    }

    @Test
    void knowsAnonymousUsersAndPrefersTheAccountThatIsNamed() {
        var named = account + "-2";
        send("{'type': 'group', 'groupId': '%s', 'anonymousId': 'a-%s', 'timestamp': '%s'}"
                .formatted(account, user, AT));

        var answer = send(
                "{'type': 'track', 'event': 'x', 'messageId': 'm-1', 'anonymousId': 'a-%s', 'timestamp': '%s'}"
                        .formatted(user, AT),
                "{'type': 'track', 'event': 'x', 'messageId': 'm-2', 'anonymousId': 'a-%s', 'timestamp': '%s', 'context': {'groupId': '%s'}}"
                        .formatted(user, AT, named),
                "{'type': 'track', 'event': 'x', 'messageId': 'm-3', 'userId': 'a-%s', 'timestamp': '%s'}"
                        .formatted(user, AT),
                "{'type': 'track', 'event': 'x', 'messageId': 'm-4', 'timestamp': '%s'}".formatted(AT));

        assertThat(answer.counts()).containsExactly(4, 2, 0, 2);
        assertThat(answer.errors().get(1))
                .isEqualTo(
                        "/batch/3/context/groupId is missing, and there is no user whose group would tell the account");
        assertThat(calls.events(account).texts("id")).containsExactly("m-1");
        assertThat(calls.events(account).body().get("items").get(0).has("userId"))
                .isFalse();
        assertThat(calls.events(named).texts("id")).containsExactly("m-2");
    }

    @Test
    void putsNobodyIntoTheAccountOfWhoUsedTheSameBrowserBefore() {
        var former = "{'type': 'group', 'groupId': '%s', 'userId': '%s', 'anonymousId': 'a-%s', 'timestamp': '%s'}"
                .formatted(account, user, user, AT);
        var visitor = "{'type': 'group', 'groupId': '%s', 'anonymousId': 'b-%s', 'timestamp': '%s'}"
                .formatted(account, user, AT);
        send(former, visitor);

        var answer = send(
                "{'type': 'track', 'event': 'x', 'messageId': 'm-1', 'userId': 'new-%1$s', 'anonymousId': 'a-%1$s', 'timestamp': '%2$s'}"
                        .formatted(user, AT),
                "{'type': 'track', 'event': 'x', 'messageId': 'm-2', 'userId': 'new-%1$s', 'anonymousId': 'b-%1$s', 'timestamp': '%2$s'}"
                        .formatted(user, AT),
                "{'type': 'track', 'event': 'x', 'messageId': 'm-3', 'anonymousId': 'a-%s', 'timestamp': '%s'}"
                        .formatted(user, AT),
                "{'type': 'track', 'event': 'x', 'messageId': 'm-4', 'userId': '', 'anonymousId': 'b-%s', 'timestamp': '%s'}"
                        .formatted(user, AT));

        assertThat(answer.counts()).containsExactly(4, 1, 0, 3);
        assertThat(calls.events(account).texts("id")).containsExactly("m-4");
    }

    @Test
    void countsARetryOnceThoughALateGroupCallSaysOtherwise() {
        var event = track("m-1", "x", "2026-02-20T12:00:00Z");
        send(group("g-1", account, "2026-02-20T10:00:00Z", ""));
        assertThat(send(event).counts()).containsExactly(1, 1, 0, 0);
        send(group("g-2", account + "-2", "2026-02-20T11:00:00Z", ""));

        assertThat(send(event).counts()).containsExactly(1, 0, 1, 0);
        assertThat(send(track("m-2", "x", "2026-02-20T12:00:00Z")).counts()).containsExactly(1, 1, 0, 0);
        assertThat(calls.events(account).texts("id")).containsExactly("m-1");
        assertThat(calls.events(account + "-2").texts("id")).containsExactly("m-2");
    }

    @Test
    void countsOnceWhatManyClientsRepeatAtOnce() throws Exception {
        var batches = IntStream.range(0, 20)
                .mapToObj(batch -> IntStream.range(0, 20)
                        .mapToObj(i -> track("m-%d-%d".formatted(batch, i), "x", "2026-02-20T12:00:00Z"))
                        .collect(Collectors.joining(
                                ",", group("g-" + batch, account, AT, "'batch': " + batch) + ",", "")))
                .toList();
        var threads = Executors.newFixedThreadPool(6);
        try {
            var tasks = Collections.<Callable<List<Calls.Answer>>>nCopies(
                    6, () -> batches.stream().map(this::send).toList());
            var answers = new ArrayList<Calls.Answer>();
            for (var answer : threads.invokeAll(tasks)) {
                answers.addAll(answer.get());
            }

            assertThat(answers).hasSize(120).allMatch(answer -> answer.status() == 200);
            // The group calls of each are accepted every time.
            assertThat(answers.stream()
                            .mapToInt(answer -> answer.counts().get(1))
                            .sum())
                    .isEqualTo(400 + 120);
            assertThat(answers.stream()
                            .mapToInt(answer -> answer.counts().get(2))
                            .sum())
                    .isEqualTo(5 * 400);
        } finally {
            threads.shutdownNow();
        }
        assertThat(calls.get("/api/v1/accounts/{id}/events?limit=1000", account).texts("id"))
                .hasSize(400)
                .doesNotHaveDuplicates();
    }

    @Test
    void refusesAGroupCallWhoseTraitsMakeTheAccountTooLarge() {
        send(group("g-1", account, AT, "'a': '%s'".formatted("x".repeat(40 * 1024))));

        var answer = send(
                group("g-2", account, AT, "'b': '%s'".formatted("y".repeat(40 * 1024))), inAccount("m-1", account));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.counts()).containsExactly(2, 1, 0, 1);
        assertThat(answer.errors())
                .singleElement()
                .asString()
                .startsWith("/batch/0/traits must have at most 64 KiB as JSON");
    }

    @Test
    void keepsTwoRowsOfManyGroupCallsThatSayTheSame() {
        for (int hour = 10; hour < 20; hour++) {
            send(group("g-" + hour, account, "2026-02-20T%d:00:00Z".formatted(hour), ""));
        }

        assertThat(memberships()).isEqualTo(2);
    }

    @Test
    void forgetsWhoWasInWhichGroupWithThePersonAndWithTheAccount() {
        send(group("g-1", account, AT, ""));
        assertThat(jdbc.sql("select user_hash from user_group where account_id = ?")
                        .param(account)
                        .query(String.class)
                        .list())
                .hasSize(1)
                .noneMatch(hash -> hash.contains(user));

        calls.post("/api/v1/users/erase", "{'userId': '%s'}".formatted(user), "Content-Type", "application/json");

        assertThat(memberships()).isZero();
        assertThat(send(track("m-1", "x", AT)).counts()).containsExactly(1, 0, 0, 1);

        send(group("g-1", account, AT, ""));
        calls.delete("/api/v1/accounts/{id}", account);

        assertThat(memberships()).isZero();
    }

    @Test
    void followsAMergeOfAccounts() {
        var into = account + "-2";
        send(group("g-1", account, AT, ""), group("g-2", into, "2026-02-19T10:00:00Z", ""));

        calls.post(
                "/api/v1/accounts/%s/merge".formatted(account),
                "{'into': '%s'}".formatted(into),
                "Content-Type",
                "application/json");

        assertThat(send(track("m-1", "x", AT)).counts()).containsExactly(1, 1, 0, 0);
        assertThat(calls.events(into).texts("id")).containsExactly("m-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "17 | \"/batch/0 must be an object: one call\"",
                "{'type': 'trak'} | \"/batch/0/type must be one of track, identify, group, page, screen, alias\"",
                "{'type': 'track', 'context': {'groupId': 'a'}} | \"/batch/0/event is required\"",
                "{'type': 'track', 'event': 'x', 'context': {'groupId': 'a/b'}} | \"/batch/0/context/groupId must be 1 to 128 letters, digits or . _ : @ - (and not . or ..)\"",
                "{'type': 'track', 'event': 'x', 'context': {'groupId': 'a'}, 'messageId': 'm', 'timestamp': 'now'} | \"/batch/0/timestamp must be an RFC 3339 time such as 2026-03-01T09:30:00Z\"",
                "{'type': 'track', 'event': 'x', 'context': {'groupId': 'a'}, 'messageId': 'm', 'timestamp': '2026-03-09T00:00:00Z'} | /batch/0/timestamp is more than a day ahead",
                "{'type': 'track', 'event': 'x\\u0000', 'context': {'groupId': 'a'}} | \"/batch/0/event must not contain U+0000\"",
                "{'type': 'track', 'event': 'x', 'event': 'y', 'context': {'groupId': 'a'}} | /batch/0/event is there twice",
                "{'type': 'track', 'event': 'x', 'context': {'groupId': 'a'}, 'properties': []} | /batch/0/properties must be an object",
                "{'type': 'group', 'userId': 'u'} | /batch/0/groupId is required",
                "{'type': 'group', 'groupId': 'a b'} | \"/batch/0/groupId must be 1 to 128 letters, digits or . _ : @ - (and not . or ..)\"",
                "{'type': 'group', 'groupId': 'a', 'timestamp': 'now'} | /batch/0/timestamp must be an RFC 3339 time such as 2026-03-01T09:30:00Z",
                "{'type': 'group', 'groupId': 'tracked-x', 'userId': 'u', 'timestamp': '9999-12-31T23:59:59-01:00'} | /batch/0/timestamp is more than a day ahead",
                "{'type': 'group', 'groupId': 'tracked-x', 'timestamp': '2026-03-02T09:30:00.000001Z'} | /batch/0/timestamp is more than a day ahead",
                "{'type': 'track', 'event': 'x', 'userId': 'u', 'messageId': 'm', 'timestamp': '0001-01-01T00:00:00+01:00'} | /batch/0/timestamp is older than events are kept",
                "{'type': 'track', 'event': 'x', 'userId': 'u', 'messageId': 'm', 'timestamp': '9999-12-31T23:59:59-01:00'} | /batch/0/timestamp is more than a day ahead",
                "{'type': 'group', 'groupId': 'tracked-x', 'traits': {'name': 17}} | /batch/0/traits/name must be a text",
                "{'type': 'identify', 'userId': '\\u0000', 'traits': {'email': 'jo@acme.example'}} | /batch/0/userId must not contain U+0000",
                "{'type': 'Identify', 'traits': {'email': 'jo@acme.example'}} | \"/batch/0/type must be one of track, identify, group, page, screen, alias\"",
                "{'type': 'page', 'name': 17, 'context': {'groupId': 'a'}, 'traits': {'email': 'jo@acme.example'}} | /batch/0/name must be a text"
            })
    void rejectsABadCallWithItsReasonAndTakesTheOthers(String bad, String error) {
        var answer = send(bad, inAccount("m-1", account));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.counts()).containsExactly(2, 1, 0, 1);
        assertThat(answer.errors()).contains(error);
        assertThat(calls.get("/api/v1/events/rejections?limit=1").body().toString())
                .doesNotContain("jo@acme.example");
    }

    @Test
    void rejectsWhatIsTooLongOrTooDeepAlone() {
        var deep = "{'x':".repeat(30) + "1" + "}".repeat(30);
        var answer = send(
                inAccount("m".repeat(10_000), account),
                inAccount("m-1", account).replace("'u-17'", "'" + "u".repeat(10_000) + "'"),
                inAccount("m-2", "a".repeat(10_000)),
                inAccount("m-3", account).replace("}}", "}, 'properties': {'x': '" + "x".repeat(17_000) + "'}}"),
                inAccount("m-4", account).replace("}}", "}, 'properties': " + deep + "}"),
                inAccount("m-5", account));

        assertThat(answer.counts()).containsExactly(6, 1, 0, 5);
        assertThat(answer.errors())
                .contains(
                        "/batch/0/messageId must have 1 to 200 characters",
                        "/batch/1/userId must have 1 to 200 characters",
                        "/batch/3/properties must not be larger than 16 KiB")
                .anyMatch(error -> error.startsWith("/batch/4/properties/x/x") && error.contains("nested too deep"));
        assertThat(calls.events(account).texts("id")).containsExactly("m-5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "17",
                "null",
                "[]",
                "{}",
                "{'batch': {}}",
                "{'batch': null}",
                "{'batch': [}",
                "{'batch': [], 'batch': []}",
                "{'batch': []",
                "{'batch': [], 'x': '\\u0000'}"
            })
    void refusesABodyThatIsNoBatchWithAProblemThatClientsRead(String body) {
        var answer = calls.post("/v1/batch", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers().getFirst("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body().get("code").asString()).isEqualTo("invalid-request");
        assertThat(answer.body().get("message")).isEqualTo(answer.body().get("detail"));
    }

    @Test
    void answersAnEmptyBatchWithZeros() {
        assertThat(calls.post("/v1/batch", "{'batch': []}").counts()).containsExactly(0, 0, 0, 0);
    }

    @Test
    void takes2500CallsButNotOneMore() {
        assertThat(send(many(2500)).counts()).containsExactly(2500, 2500, 0, 0);
        assertThat(send(many(2501)).status()).isEqualTo(413);
    }

    @Test
    void refusesWhatIsTooLargeAndStoresNothingOfIt() {
        var large = inAccount("m-1", account).replace("}}", "}, 'x': '" + "x".repeat(64 * 1024) + "'}");
        var bomb = gzipped(("{\"batch\": [" + " ".repeat(64 * 1024 * 1024) + "]}").getBytes(StandardCharsets.UTF_8));

        var single = calls.post("/v1/track", large);
        var inBatch = send(inAccount("m-2", account), large);
        var zipped = calls.post("/v1/batch", bomb, "Content-Encoding", "gzip");

        assertThat(List.of(single.status(), inBatch.status(), zipped.status())).containsOnly(413);
        assertThat(inBatch.body().get("message").asString()).contains("/batch/1 has more");
        assertThat(zipped.body().get("code").asString()).isEqualTo("too-large");
        assertThat(calls.events(account).status()).isEqualTo(404);
    }

    @Test
    void refusesGzipThatIsCutOff() {
        var zipped = gzipped("{\"batch\": []}".getBytes(StandardCharsets.UTF_8));

        var answer = calls.post("/v1/batch", Arrays.copyOf(zipped, zipped.length - 9), "Content-Encoding", "gzip");

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void answersOtherPathsAndMethodsWithProblemsAndNeverWithARedirect() {
        var unknown = calls.post("/v1/nothing", "{}");
        var read = calls.get("/v1/batch");

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.body().get("code").asString()).isEqualTo("not-found");
        assertThat(read.status()).isEqualTo(405);
    }

    private Calls.Answer send(String... items) {
        return calls.post("/v1/batch", "{'batch': [" + String.join(",", items) + "]}");
    }

    private String track(String id, String event, String at) {
        return "{'type': 'track', 'messageId': '%s', 'userId': '%s', 'event': '%s', 'timestamp': '%s', 'properties': {}}"
                .formatted(id, user, event, at);
    }

    private String group(String id, String groupId, String at, String traits) {
        return "{'type': 'group', 'messageId': '%s', 'userId': '%s', 'groupId': '%s', 'timestamp': '%s', 'traits': {%s}}"
                .formatted(id, user, groupId, at, traits);
    }

    private String call(String type, String id, String fields) {
        return "{'type': '%s', 'messageId': '%s', 'userId': '%s', 'timestamp': '%s', %s}"
                .formatted(type, id, user, AT, fields);
    }

    private static String inAccount(String id, String groupId) {
        return "{'type': 'track', 'messageId': '%s', 'userId': 'u-17', 'event': 'x', 'timestamp': '%s', 'context': {'groupId': '%s'}}"
                .formatted(id, AT, groupId);
    }

    /** Of as many accounts. */
    private String many(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> inAccount("m-" + i, account + "-" + i))
                .collect(Collectors.joining(","));
    }

    private int memberships() {
        return jdbc.sql("select count(*) from user_group where account_id = ?")
                .param(account)
                .query(Integer.class)
                .single();
    }

    private static byte[] gzipped(byte[] body) {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return zipped.toByteArray();
    }
}
