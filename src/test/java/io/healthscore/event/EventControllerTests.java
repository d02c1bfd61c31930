package io.healthscore.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@IntegrationTest
class EventControllerTests {

    private static final String AT = "'occurredAt': '2026-02-20T10:00:00Z'";

    @Autowired
    RestTestClient client;

    @Autowired
    JdbcClient jdbc;

    final String account = Made.newAccount();
    EventCalls events;

    @BeforeEach
    void prepare() {
        events = new EventCalls(client);
    }

    @Test
    void acceptsAnEventOnce() {
        var first = events.post(login("e-1"));
        var second = events.post(login("e-1"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().toString()).isEqualTo("{\"id\":\"e-1\",\"status\":\"accepted\"}");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body().toString()).isEqualTo("{\"id\":\"e-1\",\"status\":\"duplicate\"}");
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void makesUpTheIdOfAnEventWithout() {
        var answer = events.post("{'accountId': '%s', 'type': 'login'}".formatted(account));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().get("id").asString()).isNotEmpty();
    }

    @Test
    void saysEverythingThatIsWrongWithAnEvent() {
        var answer = events.post("{'accountId': '%s', 'type': 'session', 'name': 'x'}".formatted(account));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer.body().get("type").asString()).isEqualTo("/problems/invalid-request");
        assertThat(answer.pointers()).containsExactlyInAnyOrder("/value", "/name");
        assertThat(stored()).isZero();
    }

    @Test
    void takesTheGoodItemsOfABatchAndSaysWhatIsWrongWithTheOthers() {
        var answer = events.post("[%s, %s, {'accountId': '%s', 'type': 'session', 'id': 'e-2', %s, 'value': '7'}, 17]"
                .formatted(login("e-1"), login("e-1"), account, AT));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.counts()).containsExactly(4, 1, 1, 2);
        assertThat(answer.body().get("errors").toString())
                .isEqualTo("[{\"index\":2,\"id\":\"e-2\",\"pointer\":\"/2/value\",\"detail\":\"must be a number\"},"
                        + "{\"index\":3,\"id\":null,\"pointer\":\"/3\",\"detail\":\"must be an object\"}]");
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void refusesOnlyTheItemWithADoubledKey() {
        var answer = events.post("[%s, {'accountId': 'x', 'accountId': '%s', 'type': 'login'}, %s]"
                .formatted(login("e-1"), account, login("e-2")));

        assertThat(answer.counts()).containsExactly(3, 2, 0, 1);
        assertThat(answer.pointers()).containsExactly("/1/accountId");
        assertThat(stored()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'accountId': 'acme', 'type': 'custom', 'name': 'a\\u0000b'}",
                "{'accountId': 'acme', 'type': 'custom', 'name': 'a\\udc00b'}",
                "{'accountId': 'acme', 'type': 'custom', 'name': 'a', 'value': 1e400}",
                "{'accountId': 'acme', 'type': 'custom', 'name': 'a', 'typo': 1}",
                "{'accountId': 'acme', 'type': 'custom', 'name': 'a\\u0000b', '\\u0000': '\\u0000'}",
                "[]",
                "null"
            })
    void refusesABadItemAndKeepsTheOthers(String bad) {
        for (var body : List.of("[%s, %s]", "%s\n%s\n")) {
            var both = body.formatted(bad, login("e-" + body.length()));
            var answer = body.startsWith("[") ? events.post(both) : events.stream(both);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.counts()).containsExactly(2, 1, 0, 1);
        }
    }

    @Test
    void answersAnEmptyBatchWithZeros() {
        assertThat(events.post("[]").counts()).containsExactly(0, 0, 0, 0);
        assertThat(events.stream("").counts()).containsExactly(0, 0, 0, 0);
        assertThat(events.stream("\n \r\n\n").counts()).containsExactly(0, 0, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "17", "'text'", "null", "true", "{", "[", "NaN", "[NaN]", "{} {}", "[] 1", "{'a':}"})
    void refusesABodyThatIsNoEventAndNoBatch(String body) {
        assertThat(events.post(body).status()).isEqualTo(400);
    }

    @Test
    void storesNothingOfABatchThatIsCutOff() {
        var answer = events.post("[%s, %s".formatted(login("e-1"), login("e-2")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(stored()).isZero();
    }

    @Test
    void takes5000ItemsButNotOneMore() {
        assertThat(events.post(batch(5000, account)).counts()).containsExactly(5000, 5000, 0, 0);

        var other = Made.newAccount();
        assertThat(events.post(batch(5001, other)).status()).isEqualTo(413);
        assertThat(stored(other)).isZero();
    }

    @Test
    void takesABatchOf1000AccountsButNotOfOneMore() {
        assertThat(events.post(accounts(1000)).counts()).containsExactly(1000, 1000, 0, 0);

        var answer = events.post(accounts(1001));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body().get("type").asString()).isEqualTo("/problems/too-large");
    }

    @Test
    void takesABodyOf10MiBButNotOneByteMore() {
        var body = batch(1, account);
        var blanks = " ".repeat((int) EventDoor.MAX_BODY.toBytes() - body.length());

        assertThat(events.post(body + blanks).status()).isEqualTo(200);
        assertThat(events.post(body + blanks + " ").status()).isEqualTo(413);
        assertThat(events.post(
                                EventCalls.gzipped(EventCalls.quoted(body + blanks + " ")),
                                MediaType.APPLICATION_JSON,
                                "Content-Encoding",
                                "gzip")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void takesAnEventOf64KiBButNotOneByteMore() {
        var event = login("e-1");
        var blanks = " ".repeat((int) EventDoor.MAX_EVENT.toBytes() - event.length());

        assertThat(events.post(event + blanks).status()).isEqualTo(201);
        assertThat(events.post(event + blanks + " ").status()).isEqualTo(413);
        assertThat(events.stream(event + blanks + "\n" + event + blanks + " \n" + login("e-2"))
                        .body()
                        .toString())
                .isEqualTo("{\"received\":3,\"accepted\":1,\"duplicates\":1,\"rejected\":1,\"errors\":"
                        + "[{\"index\":1,\"id\":null,\"pointer\":\"/1\",\"detail\":\"is larger than 64 KiB\"}]}");
    }

    @Test
    void rejectsOnlyTheItemOfABatchThatIsLargerThan64KiB() {
        var item = login("e-1");
        var blanks = " ".repeat((int) EventDoor.MAX_EVENT.toBytes() - item.length());
        var largest = item.replace("{", "{" + blanks);

        var answer = events.post("[%s, %s, %s]".formatted(login("e-2"), largest, largest.replace("{", "{ ")));

        assertThat(answer.counts()).containsExactly(3, 2, 0, 1);
        assertThat(answer.body().get("errors").toString())
                .isEqualTo("[{\"index\":2,\"id\":\"e-1\",\"pointer\":\"/2\",\"detail\":\"is larger than 64 KiB\"}]");
    }

    @Test
    void rejectsTheBrokenLinesOfAStreamAndSkipsBlankOnes() {
        var answer = events.stream(
                "%s\n\n{'accountId': \r\n  \r\n%s\r\n%s".formatted(login("e-1"), login("e-1"), login("e-2")));

        assertThat(answer.counts()).containsExactly(4, 2, 1, 1);
        assertThat(answer.pointers()).containsExactly("/1");
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void keepsWhatCameBeforeTheEndOfAStreamThatIsCutOff() {
        var answer = events.stream(login("e-1") + "\n" + login("e-2").substring(0, 20));

        assertThat(answer.counts()).containsExactly(2, 1, 0, 1);
    }

    @Test
    void takesALongStreamInChunksInOrder() {
        var lines = IntStream.range(0, 9001)
                .mapToObj(i -> i % 9 == 0 ? "broken" : login("e-" + i % 5000))
                .collect(Collectors.joining("\n"));

        var answer = events.post(
                EventCalls.gzipped(EventCalls.quoted(lines)), MediaType.APPLICATION_NDJSON, "Content-Encoding", "gzip");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.count("received")).isEqualTo(9001);
        assertThat(answer.count("rejected")).isEqualTo(1001);
        assertThat(answer.count("accepted")).isEqualTo(stored());
        assertThat(answer.count("accepted") + answer.count("duplicates")).isEqualTo(8000);
        assertThat(answer.pointers()).hasSize(100).startsWith("/0", "/9", "/18").endsWith("/891");
    }

    @Test
    void keepsTheFirstContentOfAnEventThatTheNextChunkRepeats() {
        var lines = IntStream.range(0, 5001)
                .mapToObj(i ->
                        "{'id': 'e-%d', 'accountId': '%s', 'type': 'feature_used', 'name': '%s', 'occurredAt': '%s'}"
                                .formatted(
                                        i == 5000 ? 999 : i,
                                        account,
                                        i < 5000 ? "first" : "second",
                                        "2026-02-20T09:00:00Z"))
                .collect(Collectors.joining("\n"));

        assertThat(events.stream(lines).counts()).containsExactly(5001, 5000, 1, 0);

        assertThat(events.get("/accounts/{id}/events?limit=1000", account).texts("name"))
                .containsOnly("first");
    }

    @Test
    void refusesGzipThatIsCutOff() {
        var zipped = EventCalls.gzipped(EventCalls.quoted(batch(100, account)));

        var answer = events.post(
                Arrays.copyOf(zipped, zipped.length - 20), MediaType.APPLICATION_JSON, "Content-Encoding", "gzip");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(stored()).isZero();
    }

    @Test
    void refusesOtherMediaTypes() {
        assertThat(events.post(EventCalls.quoted(login("e-1")), MediaType.TEXT_PLAIN)
                        .status())
                .isEqualTo(415);
        assertThat(events.post(EventCalls.quoted(login("e-1")), MediaType.APPLICATION_FORM_URLENCODED)
                        .status())
                .isEqualTo(415);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void accountsForEveryItem(long seed) {
        var random = new Random(seed);
        var items = IntStream.range(0, 400).mapToObj(i -> anyItem(random)).toList();
        int sizeOfBatch = 1 + random.nextInt(items.size() - 1);

        var batch = events.post("[" + String.join(",", items.subList(0, sizeOfBatch)) + "]");
        var stream = events.stream(String.join("\n", items));

        assertThat(sum(batch)).isEqualTo(batch.count("received")).isEqualTo(sizeOfBatch);
        assertThat(sum(stream)).isEqualTo(stream.count("received")).isEqualTo(items.size());
        assertThat(batch.count("accepted") + stream.count("accepted")).isEqualTo(stored());
    }

    private String anyItem(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> "17";
            case 1 -> "{'accountId': '%s', 'type': 'session'}".formatted(account);
            case 2 -> "{'accountId': '%s', 'type': 'login', 'typo': %d}".formatted(account, random.nextInt());
            case 3 -> "{'accountId': '%s', 'type': 'login'}".formatted(account);
            default -> login("e-" + random.nextInt(50));
        };
    }

    private static int sum(EventCalls.Answer answer) {
        return answer.count("accepted") + answer.count("duplicates") + answer.count("rejected");
    }

    private String login(String id) {
        return login(account, id);
    }

    private static String login(String account, String id) {
        return "{'accountId': '%s', 'type': 'login', 'id': '%s', %s}".formatted(account, id, AT);
    }

    private static String batch(int size, String account) {
        return IntStream.range(0, size)
                .mapToObj(i -> login(account, "e-" + i))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String accounts(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> login(account + "-" + i, "e-1"))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private int stored() {
        return stored(account);
    }

    private int stored(String accountId) {
        return jdbc.sql("select count(*) from event where account_id = ?")
                .param(accountId)
                .query(Integer.class)
                .single();
    }
}
