package io.healthscore.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.account.UnknownAccount;
import io.healthscore.signal.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionOperations;

@IntegrationTest
class MergeTests {

    private static final String AT = "2026-02-20T10:00:00Z";

    @Autowired
    RestTestClient client;

    @Autowired
    Ingestion ingestion;

    @Autowired
    Rebuild rebuild;

    @Autowired
    AccountLock lock;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    JdbcClient jdbc;

    final String from = Made.newAccount();
    final String into = Made.newAccount();
    EventCalls events;

    @BeforeEach
    void prepare() {
        events = new EventCalls(client);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {41, 42})
    void leavesTheSignalsAsIfAllEventsHadBeenSentForOneAccount(long seed) {
        var one = Made.newAccount();
        var theirs = random(seed, from);
        var common = theirs.subList(0, 30).stream()
                .map(event -> Made.at(into, event))
                .toList();
        var own = random(seed + 100, into);
        ingestion.ingest(theirs);
        ingestion.ingest(Stream.concat(common.stream(), own.stream()).toList());
        ingestion.ingest(Stream.of(common, own, theirs)
                .flatMap(List::stream)
                .map(event -> Made.at(one, event))
                .toList());

        var answer = merge(from, into);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("duplicates").asLong()).isPositive();
        assertThat(stored().of(into)).isEqualTo(stored().of(one));
        assertThat(rebuild.account(into, true).differences()).isEmpty();
        assertThat(stored().events(from)).isZero();
        assertThat(stored().of(from)).isEmpty();
        assertThat(events.get("/accounts/{id}", from).status()).isEqualTo(404);
    }

    /** Without seats and spend, which a merge may say anew. */
    private static List<Event> random(long seed, String account) {
        return new RandomEvents(seed)
                .of(List.of(account), 170).stream()
                        .filter(event -> event.type() != EventType.SEATS_CHANGED)
                        .filter(event -> event.type() != EventType.SPEND_RECORDED)
                        .toList();
    }

    @Test
    void countsAnEventOfBothOnce() {
        ingestion.ingest(List.of(Made.login(from, "1", AT), Made.login(from, "2", AT), Made.login(into, "1", AT)));

        assertThat(merge(from, into).body().toString())
                .isEqualTo(("{'accountId':'%s','into':'%s','events':1,'duplicates':1,'externalIds':{},"
                                + "'droppedExternalIds':{}}")
                        .formatted(from, into)
                        .replace('\'', '"'));

        assertThat(ingestion.ingestOne(Made.login(into, "2", AT))).isEqualTo(Outcome.DUPLICATE);
        assertThat(stored().counted(into)).isEqualTo(2);
        assertThat(events.get("/audit?subject=accounts/{id}", into).texts("action"))
                .containsExactly("account.merged");
    }

    @Test
    void keepsVoidedEventsRefused() {
        ingestion.ingest(List.of(Made.login(from, "1", AT), Made.login(into, "2", AT)));
        client.delete()
                .uri("/api/v1/accounts/{id}/events/1?occurredAt={at}", from, AT)
                .exchange()
                .expectStatus()
                .isNoContent();

        merge(from, into);

        assertThat(ingestion.ingestOne(Made.login(into, "1", AT))).isEqualTo(Outcome.DUPLICATE);
        assertThat(stored().counted(into)).isEqualTo(1);
    }

    @Test
    void fillsInWhatTheRecordLacks() {
        put(from, """
                {'name': 'Old', 'segment': 'startup', 'owner': 'jo', 'customerSince': '2024-01-01', 'seats': 5,
                 'externalIds': {'hubspot': '1%1$s', 'salesforce': '2%1$s'}, 'attributes': {'a': 1, 'b': 1}}
                """);
        put(into, """
                {'name': 'New', 'seats': 7, 'contractEndsOn': '2027-01-01', 'externalIds': {'hubspot': '3%1$s'},
                 'attributes': {'b': 2, 'c': 2}}
                """);

        var answer = merge(from, into).body();

        assertThat(answer.get("externalIds").toString()).contains("salesforce").doesNotContain("hubspot");
        assertThat(answer.get("droppedExternalIds").toString()).contains("hubspot");
        var merged = events.get("/accounts/{id}", into).body();
        assertThat(merged.get("name").asString()).isEqualTo("New");
        assertThat(merged.get("segment").asString()).isEqualTo("startup");
        assertThat(merged.get("owner").asString()).isEqualTo("jo");
        assertThat(merged.get("customerSince").asString()).isEqualTo("2024-01-01");
        assertThat(merged.get("contractEndsOn").asString()).isEqualTo("2027-01-01");
        assertThat(merged.get("seats").asInt()).isEqualTo(7);
        assertThat(merged.get("attributes").toString()).contains("\"a\":1", "\"b\":2", "\"c\":2");
        assertThat(merged.get("externalIds").toString()).contains("3" + from, "2" + from);
        assertThat(events.get("/accounts/by/salesforce/2" + from).status()).isEqualTo(200);
    }

    @Test
    void goesOnToHoldWhatTheRecordSaysOfSeatsAndSpend() {
        ingestion.ingest(List.of(
                Made.spend(into, "1", "2026-02-01T00:00:00Z", 1200),
                Made.spend(from, "2", "2026-02-20T00:00:00Z", 100)));

        merge(from, into);

        assertThat(events.get("/accounts/{id}", into).body().get("spend").asInt())
                .isEqualTo(1200);
        var last = jdbc.sql("select last_value from signal_day where account_id = ? order by day desc limit 1")
                .param(into)
                .query(Integer.class)
                .single();
        assertThat(last).isEqualTo(1200);
        assertThat(rebuild.account(into, true).differences()).isEmpty();
    }

    @Test
    void mergesSignalsWhoseEventsAreGone() {
        ingestion.ingest(List.of(Made.login(from, "1", AT), Made.login(into, "2", AT)));
        for (var account : List.of(from, into)) {
            jdbc.sql("""
                    insert into signal_day (account_id, type, day, facet, count, valued, sum, last_at, last_id, severity, users)
                    values (?, 'login', '2019-05-01', '', 3, 0, 0, '2019-05-01', ?, 0, array[?, 9]::bigint[])
                    """)
                    .param(account)
                    .param(account)
                    .param(account.equals(from) ? 5 : 7)
                    .update();
        }

        merge(from, into);

        assertThat(stored().of(into).get(0))
                .containsEntry("day", "2019-05-01")
                .containsEntry("count", 6L)
                .containsEntry("users", "{5,7,9}");
    }

    @Test
    void hasMoreTimeForADayThanOtherStatements() {
        ingestion.ingest(List.of(Made.login(from, "1", AT), Made.login(into, "2", AT)));

        var limit = transactions.execute(status -> {
            lock.take(new Merge(from, into).both());
            return jdbc.sql("show statement_timeout").query(String.class).single();
        });

        assertThat(limit).isEqualTo("4min");
    }

    @ParameterizedTest(name = "{0} is a {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'into': 'SELF'} | 400 | /into",
                "{} | 400 | /into",
                "{'into': 'a b'} | 400 | /into",
                "{'into': 'x', 'to': 'y'} | 400 | /to",
                "{'into': 'no-such-account'} | 404 |"
            })
    void refusesWhatCannotBeMerged(String body, int status, @Nullable String pointer) {
        ingestion.ingestOne(Made.login(from, "1", AT));

        var answer = post(from, body.replace("SELF", from));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.pointers()).isEqualTo(pointer == null ? List.of() : List.of(pointer));
        assertThat(stored().counted(from)).isEqualTo(1);
    }

    @Test
    void knowsNoAccountThatWasMergedAlready() {
        ingestion.ingest(List.of(Made.login(from, "1", AT), Made.login(into, "2", AT)));
        merge(from, into);

        assertThat(merge(from, into).status()).isEqualTo(404);
    }

    @Test
    void letsNothingGetLostWhileEventsComeInForBoth() throws Exception {
        ingestion.ingest(List.of(Made.login(from, "a", AT), Made.login(into, "b", AT)));
        var tasks = new ArrayList<Callable<Object>>();
        for (int thread = 0; thread < 4; thread++) {
            var prefix = "t" + thread + "-";
            tasks.add(() -> IntStream.range(0, 40)
                    .mapToObj(i -> ingestion.ingest(List.of(
                            Made.spend(from, prefix + i, "2026-02-%02dT10:00:00Z".formatted(1 + i % 28), i),
                            Made.login(into, prefix + i + "b", AT))))
                    .flatMap(List::stream)
                    .filter(Outcome.ACCEPTED::equals)
                    .count());
        }
        tasks.add(() -> merge(from, into).status());
        tasks.add(() -> merge(into, from).status());
        var threads = Executors.newFixedThreadPool(tasks.size());
        try {
            var results = new ArrayList<Object>();
            for (var task : threads.invokeAll(tasks)) {
                results.add(task.get());
            }
            assertThat(results.subList(0, 4)).containsOnly(80L);
            assertThat(results.subList(4, 6)).containsAnyOf(200).isSubsetOf(200, 404);
        } finally {
            threads.shutdownNow();
        }

        assertThat(loginsAndSpendOf(from) + loginsAndSpendOf(into)).isEqualTo(2 + 4 * 80);
        for (var account : List.of(from, into)) {
            assertThat(differences(account)).isZero();
        }
    }

    /** Without what a merge said anew of spend. */
    private long loginsAndSpendOf(String account) {
        return jdbc.sql("select count(*) from event where account_id = ? and event_id !~ '^[0-9a-f]{8}-'")
                .param(account)
                .query(Long.class)
                .single();
    }

    private long differences(String account) {
        try {
            return rebuild.account(account, true).different();
        } catch (UnknownAccount merged) {
            return 0;
        }
    }

    private void put(String account, String body) {
        client.put()
                .uri("/api/v1/accounts/{id}", account)
                .contentType(MediaType.APPLICATION_JSON)
                .body(EventCalls.quoted(body.formatted(from)))
                .exchange()
                .expectStatus()
                .isCreated();
    }

    private EventCalls.Answer merge(String source, String target) {
        return post(source, "{'into': '" + target + "'}");
    }

    private EventCalls.Answer post(String source, String body) {
        return EventCalls.answer(client.post()
                .uri("/api/v1/accounts/{id}/merge", source)
                .contentType(MediaType.APPLICATION_JSON)
                .body(EventCalls.quoted(body)));
    }

    private StoredSignals stored() {
        return new StoredSignals(jdbc);
    }
}
