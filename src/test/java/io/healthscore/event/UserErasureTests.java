package io.healthscore.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.Traces;
import io.healthscore.signal.UserSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class UserErasureTests {

    @Autowired
    RestTestClient client;

    @Autowired
    UserErasures erasures;

    @Autowired
    PersonScan scan;

    @Autowired
    Ingestion ingestion;

    @Autowired
    Rejections rejections;

    @Autowired
    Rebuild rebuild;

    @Autowired
    JdbcClient jdbc;

    final String account = Made.newAccount();
    final String user = "user-" + UUID.randomUUID();
    EventCalls events;

    @BeforeEach
    void prepare() {
        events = new EventCalls(client);
    }

    @Test
    void leavesNoTraceOfThePersonInAnyTableOrView(CapturedOutput output) {
        var other = account + "-2";
        send(account, "'type': 'login', 'userId': '%s', 'properties': {'mail': 'jo@acme.example'}", "2026-02-20");
        send(account, "'type': 'login', 'userId': '%s'", "2025-11-02");
        send(account, "'type': 'login', 'userId': 'somebody else', 'properties': {'plan': 'pro'}", "2026-02-20");
        send(other, "'type': 'touchpoint_recorded', 'name': 'call', 'author': '%s'", "2026-02-20");
        events.post("{'accountId': '%s', 'type': 'login', 'userId': '%s', 'nmae': 1}".formatted(account, user));

        var answer = erase(user);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().toString()).isEqualTo("{\"events\":3,\"accountDays\":3}");
        for (var known : List.of(account, other)) {
            var listed = events.get("/accounts/{id}/events", known).body().toString();
            assertThat(listed).doesNotContain(user, "jo@acme.example");
            assertThat(rebuild.account(known, true).differences()).isEmpty();
        }
        assertThat(events.get("/accounts/{id}/events", account).body().toString())
                .contains("somebody else", "pro");
        assertThat(events.get("/accounts/{id}/events", other).texts("author")).containsExactly("erased");
        assertThat(events.get("/events/rejections?accountId={id}", account).texts("payload"))
                .isEmpty();
        assertThat(new Traces(jdbc).of(user, String.valueOf(UserSet.hash(user)), "jo@acme.example"))
                .isEmpty();
        assertThat(stored().counted(account)).isEqualTo(3);
        assertThat(output).doesNotContain(user);
        var audited = events.get("/audit?limit=1").body().toString();
        assertThat(audited).contains("user.erased").doesNotContain(user);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "j\u00fcrgen-{} | j\\u00fcrgen-{}",
                "jo+{}@x | jo\\u002B{}@x",
                "a/{} | a\\/{}",
                "a/{} | \\u0061/{}",
                "tab\t{} | tab\\u0009{}",
                "\\{} | \\\\{}"
            })
    void deletesRefusedEventsHoweverTheyWriteTheId(String id, String written) {
        var named = id.replace("{}", account);
        var refused = "{'accountId': '%s', 'type': 'login', 'nmae': 1, 'userId': '%s'}"
                .formatted(account, written.replace("{}", account));
        events.post(refused);
        events.stream(refused + "\n");
        events.post("[" + refused + "]");
        assertThat(refusals()).hasSize(3);

        erase(named.replace("\\", "\\\\").replace("\t", "\\t"));

        assertThat(refusals()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"{'userId': '%s', oops}", "{`userId`: `%s`}", "%s", "{userId:%s}", "{'userId': %s}"})
    void deletesRefusedLinesThatAreNoJson(String line) {
        rejections.add(List.of(refused(line.formatted(user)), refused(line.formatted(user + "-2"))));

        erase(user);

        assertThat(refusals()).containsExactly(line.formatted(user + "-2"));
    }

    private Rejection refused(String payload) {
        return new Rejection(Made.RECEIVED, account, null, "", "is not valid JSON", payload);
    }

    private List<String> refusals() {
        return jdbc.sql("select payload from event_rejection where account_id = ? or strpos(payload, ?) > 0")
                .params(account, account)
                .query(String.class)
                .list();
    }

    @Test
    void findsNothingTheSecondTime() {
        send(account, "'type': 'login', 'userId': '%s'", "2026-02-20");

        erase(user);

        assertThat(erase(user).body().toString()).isEqualTo("{\"events\":0,\"accountDays\":0}");
    }

    /** It is also what stands in place of the authors who were forgotten. */
    @Test
    void forgetsAUserWhoIsCalledErased() {
        send(account, "'type': 'login', 'userId': 'erased'", "2026-02-20");
        send(account, "'type': 'touchpoint_recorded', 'name': 'call', 'author': 'erased'", "2026-02-20");

        assertThat(erase("erased").body().toString()).isEqualTo("{\"events\":1,\"accountDays\":1}");
        assertThat(events.get("/accounts/{id}/events", account).body().toString())
                .contains("\"author\":\"erased\"")
                .doesNotContain("userId");
    }

    @Test
    void goesOnWhereTheLastRequestEnded() {
        send(account, "'type': 'login', 'userId': '%s'", "2025-11-02");
        send(account, "'type': 'login', 'userId': '%s'", "2026-02-20");

        long found = 0;
        int requests = 0;
        for (var next = Slice.BEGINNING; next != null; requests++) {
            var erased = erasures.erase(user, Slice.of(next.cursor()), Duration.ZERO);
            found += erased.events();
            next = erased.next();
        }

        assertThat(found).isEqualTo(2);
        assertThat(requests).isGreaterThan(30);
        assertThat(hashed()).isZero();
    }

    @Test
    void findsNobodyInAPartitionThatWasDroppedMeanwhile() {
        assertThat(scan.find(user, new Slice("event_1999_12", 0))).isEmpty();
    }

    @Test
    void takesThePersonOutOfSignalsWhoseEventsAreGone() {
        send(account, "'type': 'login', 'userId': 'somebody else'", "2026-02-20");
        insertOld("2019-05-01", IntStream.range(0, 3).mapToObj(String::valueOf).toList());
        insertOld(
                "2019-05-02", IntStream.range(0, 511).mapToObj(String::valueOf).toList());

        erase(user);

        assertThat(hashed()).isZero();
        assertThat(jdbc.sql(
                                "select cardinality(users) from signal_day where account_id = ? and day < '2020-01-01' order by day")
                        .param(account)
                        .query(Integer.class)
                        .list())
                .containsExactly(3, 512);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{} | /userId",
                "{'userId': 7} | /userId",
                "{'userId': ''} | /userId",
                "{'userId': 'u', 'user': 1} | /user"
            })
    void needsToKnowWhom(String body, String pointer) {
        var answer = post(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactly(pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ZXZlbnRfMjAyNl8wMQAtMQ"})
    void refusesACursorThatItNeverGave(String cursor) {
        assertThat(post("{'userId': 'u', 'cursor': '%s'}".formatted(cursor)).status())
                .isEqualTo(400);
    }

    @Test
    void losesNothingWhileEventsComeIn() throws Exception {
        var accounts = IntStream.range(0, 5).mapToObj(i -> account + "-" + i).toList();
        accounts.forEach(id -> send(id, "'type': 'login', 'userId': '%s'", "2026-02-20"));
        var tasks = new ArrayList<Callable<Object>>();
        for (int thread = 0; thread < 3; thread++) {
            var prefix = "t" + thread + "-";
            tasks.add(() -> IntStream.range(0, 30)
                    .mapToObj(i -> ingestion.ingest(accounts.stream()
                            .map(id -> Made.login(id, prefix + i, "2026-02-20T11:00:00Z"))
                            .toList()))
                    .flatMap(List::stream)
                    .filter(Outcome.ACCEPTED::equals)
                    .count());
        }
        tasks.add(() -> erase(user).status());
        tasks.add(() -> erase(user).status());
        var threads = Executors.newFixedThreadPool(tasks.size());
        try {
            var results = new ArrayList<Object>();
            for (var task : threads.invokeAll(tasks)) {
                results.add(task.get());
            }
            assertThat(results).containsExactly(150L, 150L, 150L, 200, 200);
        } finally {
            threads.shutdownNow();
        }

        assertThat(hashed()).isZero();
        for (var id : accounts) {
            assertThat(stored().counted(id)).isEqualTo(91);
            assertThat(rebuild.account(id, true).differences()).isEmpty();
        }
    }

    private void insertOld(String day, List<String> others) {
        var users = new ArrayList<>(others);
        users.add(String.valueOf(UserSet.hash(user)));
        jdbc.sql("""
                insert into signal_day (account_id, type, day, facet, count, valued, sum, last_at, last_id, severity, users)
                values (?, 'login', ?::date, '', 3, 0, 0, ?::timestamptz, 'x', 0, ?::bigint[])
                """)
                .params(account, day, day, "{" + String.join(",", users) + "}")
                .update();
    }

    private long hashed() {
        return jdbc.sql("select count(*) from signal_day where users @> array[?]::bigint[]")
                .param(UserSet.hash(user))
                .query(Long.class)
                .single();
    }

    private void send(String accountId, String fields, String day) {
        var answer = events.post("{'accountId': '%s', 'occurredAt': '%sT10:00:00Z', %s}"
                .formatted(accountId, day, fields.contains("%s") ? fields.formatted(user) : fields));
        assertThat(answer.status()).isEqualTo(201);
    }

    private EventCalls.Answer erase(String userId) {
        return post("{'userId': '" + userId + "'}");
    }

    private EventCalls.Answer post(String body) {
        return EventCalls.answer(client.post()
                .uri("/api/v1/users/erase")
                .contentType(MediaType.APPLICATION_JSON)
                .body(EventCalls.quoted(body)));
    }

    private StoredSignals stored() {
        return new StoredSignals(jdbc);
    }
}
