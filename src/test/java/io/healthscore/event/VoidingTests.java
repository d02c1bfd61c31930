package io.healthscore.event;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.signal.Revisions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@IntegrationTest
class VoidingTests {

    private static final String AT = "2026-02-20T10:00:00Z";

    @Autowired
    RestTestClient client;

    @Autowired
    Ingestion ingestion;

    @Autowired
    Rebuild rebuild;

    @Autowired
    Revisions revisions;

    @Autowired
    JdbcClient jdbc;

    final String account = Made.newAccount();
    EventCalls events;

    @BeforeEach
    void prepare() {
        events = new EventCalls(client);
    }

    @Test
    void takesAnEventBackForGood() {
        ingestion.ingest(List.of(Made.login(account, "1", AT), Made.login(account, "2", AT)));

        assertThat(voidEvent("1", AT)).isEqualTo(204);

        assertThat(events.get("/accounts/{id}/events", account).texts("id")).containsExactly("2");
        assertThat(stored().counted(account)).isEqualTo(1);
        assertThat(ingestion.ingestOne(Made.login(account, "1", AT))).isEqualTo(Outcome.DUPLICATE);
        assertThat(stored().counted(account)).isEqualTo(1);
        assertThat(events.get("/audit?subject=accounts/{id}", account).texts("action"))
                .containsExactly("event.voided");
    }

    @Test
    void keepsNothingOfItButWhatItIsRefusedBy() {
        events.post("{'accountId': '%s', 'type': 'feature_used', 'id': 'x', 'occurredAt': '%s', 'userId': 'u-9',"
                        .formatted(account, AT)
                + " 'name': 'reports', 'value': 3, 'properties': {'mail': 'a@b.example'}}");

        voidEvent("x", AT);

        var row = jdbc.sql("select user_id, name, value, detail, properties from event where account_id = ?")
                .param(account)
                .query()
                .singleRow();
        assertThat(row.values()).containsOnlyNulls();
    }

    @Test
    void mayBeRepeated() {
        ingestion.ingestOne(Made.login(account, "1", AT));

        assertThat(voidEvent("1", AT)).isEqualTo(204);
        assertThat(voidEvent("1", "2026-02-20T15:45:00+05:45")).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026/03/01-7", "/", "a//b", "../../api-keys", "a%2Fb", "a\\b", "100%;x", "a?b#c"})
    void takesBackAnEventWhateverItsIdHas(String id) {
        ingestion.ingest(List.of(Made.login(account, id, AT), Made.login(account, "other", AT)));

        assertThat(voidEvent(id, AT)).isEqualTo(204);
        assertThat(events.get("/accounts/{id}/events", account).texts("id")).containsExactly("other");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32})
    void leavesTheSignalsAsIfTheEventsHadNeverBeenSent(long seed) {
        var other = Made.newAccount();
        var distinct = new RandomEvents(seed)
                .of(List.of(account), 300).stream()
                        .collect(Collectors.toMap(EventKey::of, event -> event, (a, b) -> a, TreeMap::new))
                        .values()
                        .stream()
                        .toList();
        var taken = distinct.subList(0, 40);
        ingestion.ingest(distinct);
        ingestion.ingest(distinct.subList(40, distinct.size()).stream()
                .map(event -> Made.at(other, event))
                .toList());

        taken.forEach(event ->
                assertThat(voidEvent(event.id(), event.occurredAt().toString())).isEqualTo(204));

        assertThat(stored().of(account)).isEqualTo(stored().of(other));
        assertThat(firstDay(account)).isEqualTo(firstDay(other));
        assertThat(record(account)).isEqualTo(record(other));
        assertThat(rebuild.account(account, true).differences()).isEmpty();
    }

    @Test
    void restatesScoresFromItsDayOn() {
        ingestion.ingest(List.of(Made.login(account, "1", AT), Made.login(account, "2", "2026-02-25T10:00:00Z")));
        jdbc.sql("update signal_revision set stale = false, dirty_from = null where account_id = ?")
                .param(account)
                .update();

        voidEvent("1", AT);

        assertThat(revisions.read(List.of(account)).get(account)).satisfies(revision -> {
            assertThat(revision.stale()).isTrue();
            assertThat(revision.dirtyFrom()).isEqualTo(LocalDate.parse("2026-02-20"));
            assertThat(revision.firstDay()).isEqualTo(LocalDate.parse("2026-02-25"));
        });
    }

    @ParameterizedTest(name = "{0} {1} is a {2}")
    @CsvSource({
        "/events/1, 404, /problems/unknown-event",
        "/events/2, 404, /problems/unknown-event",
        "/events/1?occurredAt=2026-02-20, 400, /problems/invalid-request"
    })
    void knowsNoEventOfAnotherIdOrTime(String path, int status, String type) {
        ingestion.ingestOne(Made.login(account, "1", AT));
        var query = path.contains("?") ? "" : "?occurredAt=" + (path.endsWith("2") ? AT : "2026-02-20T10:00:01Z");

        var answer = delete("/accounts/" + account + path + query);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().get("type").asString()).isEqualTo(type);
    }

    @Test
    void needsTheTime() {
        var answer = delete("/accounts/" + account + "/events/1");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/parameter").asString()).isEqualTo("occurredAt");
    }

    @Test
    void knowsNoEventOfAnUnknownAccount() {
        var answer = delete("/accounts/%s/events/1?occurredAt=%s".formatted(account, AT));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().get("type").asString()).isEqualTo("/problems/unknown-account");
    }

    @Test
    void losesNothingWhileEventsComeIn() throws Exception {
        var voided = IntStream.range(0, 40)
                .mapToObj(i -> Made.login(account, "v" + i, AT))
                .toList();
        ingestion.ingest(voided);
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 40; i++) {
            var id = "v" + i;
            var batch = IntStream.range(0, 5)
                    .mapToObj(n -> Made.spend(account, id + "-" + n, AT, n))
                    .toList();
            tasks.add(() -> voidEvent(id, AT));
            tasks.add(() -> ingestion.ingest(batch).contains(Outcome.ACCEPTED) ? 204 : 0);
        }
        var threads = Executors.newFixedThreadPool(6);
        try {
            for (var status : threads.invokeAll(tasks)) {
                assertThat(status.get()).isEqualTo(204);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(stored().counted(account)).isEqualTo(40 * 5);
        assertThat(rebuild.account(account, true).differences()).isEmpty();
    }

    private int voidEvent(String id, String at) {
        return client.delete()
                .uri("/api/v1/accounts/{account}/events/{id}?occurredAt={at}", account, id, at)
                .exchange()
                .returnResult()
                .getStatus()
                .value();
    }

    private EventCalls.Answer delete(String path) {
        return EventCalls.answer(client.delete().uri("/api/v1" + path));
    }

    private @Nullable LocalDate firstDay(String accountId) {
        return requireNonNull(revisions.read(List.of(accountId)).get(accountId)).firstDay();
    }

    private Object record(String accountId) {
        return jdbc.sql(
                        "select seats, seats_at, trim_scale(spend) as spend, spend_at from account where account_id = ?")
                .param(accountId)
                .query()
                .singleRow();
    }

    private StoredSignals stored() {
        return new StoredSignals(jdbc);
    }
}
