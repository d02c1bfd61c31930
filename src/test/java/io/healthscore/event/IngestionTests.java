package io.healthscore.event;

import static io.healthscore.event.Made.feature;
import static io.healthscore.event.Made.login;
import static io.healthscore.event.Outcome.ACCEPTED;
import static io.healthscore.event.Outcome.DUPLICATE;
import static io.healthscore.signal.EventType.SEATS_CHANGED;
import static io.healthscore.signal.EventType.SPEND_RECORDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.healthscore.IntegrationTest;
import io.healthscore.Replica;
import io.healthscore.platform.Fault;
import io.healthscore.signal.EventType;
import io.healthscore.signal.Revisions;
import io.healthscore.signal.SignalDifference;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class IngestionTests {

    @Autowired
    Ingestion ingestion;

    @Autowired
    Rebuild rebuild;

    @Autowired
    Revisions revisions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    final String account = Made.newAccount();

    @Test
    void countsARepeatedEventOnce() {
        var event = login(account, "e-1", "2026-03-01T09:00:00Z");

        assertThat(ingestion.ingest(List.of(event))).containsExactly(ACCEPTED);
        assertThat(ingestion.ingest(List.of(event))).containsExactly(DUPLICATE);
        assertThat(ingestion.ingestOne(event)).isEqualTo(DUPLICATE);

        assertThat(stored().counted(account)).isEqualTo(1);
    }

    @Test
    void countsARepeatInTheSameBatchOnceAndKeepsWhatCameFirst() {
        var event = feature(account, "e-1", "2026-03-01T09:00:00Z", "reports");
        var other = feature(account, "e-1", "2026-03-01T09:00:00.000001Z", "reports");
        var repeat = feature(account, "e-1", "2026-03-01T09:00:00Z", "exports");

        assertThat(ingestion.ingest(List.of(event, other, repeat))).containsExactly(ACCEPTED, ACCEPTED, DUPLICATE);

        assertThat(stored().of(account))
                .singleElement()
                .satisfies(
                        row -> assertThat(row).containsEntry("facet", "reports").containsEntry("count", 2L));
    }

    @Test
    void countsAnEventOnceThatComesFrom16ThreadsAndTwoReplicasAtOnce() throws Exception {
        var events = IntStream.range(0, 50)
                .mapToObj(i -> login(account, "e-" + i, "2026-03-01T09:00:00Z"))
                .toList();
        try (var replica = Replica.of(context)) {
            var other = replica.bean(Ingestion.class);
            var outcomes = inParallel(IntStream.range(0, 16)
                    .<Callable<List<Outcome>>>mapToObj(thread -> () -> sent(thread, events, other))
                    .toList());

            assertThat(outcomes.stream().flatMap(List::stream).filter(ACCEPTED::equals))
                    .hasSize(50);
            assertThat(outcomes.stream().flatMap(List::stream).filter(DUPLICATE::equals))
                    .hasSize(15 * 50);
        }
        assertThat(stored().events(account)).isEqualTo(50);
        assertThat(stored().counted(account)).isEqualTo(50);
    }

    private List<Outcome> sent(int thread, List<Event> events, Ingestion other) {
        var to = thread % 2 == 0 ? ingestion : other;
        var shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(thread));
        return thread % 4 < 2
                ? to.ingest(shuffled)
                : shuffled.stream().map(to::ingestOne).toList();
    }

    @Test
    void letsNoDeadlockReachAClientWhenTwoReplicasCrossTheirAccounts() throws Exception {
        var accounts = IntStream.range(0, 20).mapToObj(i -> account + "-" + i).toList();
        try (var replica = Replica.of(context)) {
            var other = replica.bean(Ingestion.class);
            var outcomes = inParallel(IntStream.range(0, 8)
                    .<Callable<List<Outcome>>>mapToObj(
                            thread -> () -> crossing(thread, accounts, thread % 2 == 0 ? ingestion : other))
                    .toList());

            assertThat(outcomes).allSatisfy(each -> assertThat(each).containsOnly(ACCEPTED));
        }
        assertThat(accounts.stream().mapToLong(stored()::counted).sum()).isEqualTo(8 * 200);
    }

    private static List<Outcome> crossing(int thread, List<String> accounts, Ingestion to) {
        var shuffled = new ArrayList<>(accounts);
        var outcomes = new ArrayList<Outcome>();
        for (int round = 0; round < 10; round++) {
            Collections.shuffle(shuffled, new Random(thread * 100L + round));
            var id = "t" + thread + "r" + round;
            outcomes.addAll(to.ingest(shuffled.stream()
                    .map(each -> Made.spend(each, id, "2026-02-0%dT00:00:00Z".formatted(1 + thread), 100))
                    .toList()));
        }
        return outcomes;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void givesTheSameSignalsInWhateverOrderEventsCome(long seed) {
        var other = Made.newAccount();
        var events = new RandomEvents(seed).of(List.of("x"), 600);
        var mine = events.stream().map(event -> Made.at(account, event)).toList();
        var theirs = new ArrayList<>(
                events.stream().map(event -> Made.at(other, event)).toList());
        Collections.shuffle(theirs, new Random(seed));

        inBatches(mine, 100);
        inBatches(theirs, 7);

        assertThat(stored().of(other)).isEqualTo(stored().of(account)).hasSizeGreaterThan(300);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12})
    void equalsARebuildWhateverWasSent(long seed) {
        inBatches(new RandomEvents(seed).of(List.of(account), 1000), 50);

        var report = rebuild.account(account, true);

        assertThat(report.differences()).isEmpty();
        assertThat(report.days()).isEqualTo(stored().of(account).size());
    }

    /** Each month is a transaction of its own. */
    @Test
    void mendsMonthsApartAsOne() {
        inBatches(
                List.of(
                        Made.feature(account, "1", "2025-11-10T00:00:00Z", "reports"),
                        login(account, "2", "2025-12-31T12:00:00Z"),
                        Made.feature(account, "3", "2026-01-01T00:00:00Z", "reports"),
                        login(account, "4", "2026-02-20T00:00:00Z")),
                10);
        var before = stored().of(account);
        jdbc.sql("delete from signal_day where account_id = ? and day < '2026-02-01'")
                .param(account)
                .update();
        jdbc.sql("update signal_revision set first_day = '2026-02-20' where account_id = ?")
                .param(account)
                .update();

        var report = rebuild.account(account, false);

        assertThat(report.accounts()).isEqualTo(1);
        assertThat(report.days()).isEqualTo(4);
        assertThat(report.different()).isEqualTo(3);
        assertThat(report.differences())
                .extracting(SignalDifference::key)
                .hasSize(3)
                .isSorted();
        assertThat(stored().of(account)).isEqualTo(before);
        assertThat(revisions.read(List.of(account)).get(account))
                .satisfies(revision -> assertThat(revision.firstDay()).isEqualTo(LocalDate.parse("2025-11-10")));
    }

    @Test
    void countsEventsOnTheirUtcDay() {
        inBatches(
                List.of(
                        login(account, "1", "2026-02-28T23:59:59.999999Z"),
                        login(account, "2", "2026-03-01T00:00:00Z"),
                        login(account, "3", "2024-02-29T12:00:00Z"),
                        login(account, "4", "2024-02-28T23:30:00-01:00")),
                10);

        assertThat(stored().of(account))
                .extracting(row -> String.valueOf(row.get("day")), row -> row.get("count"))
                .containsExactly(tuple("2024-02-29", 2L), tuple("2026-02-28", 1L), tuple("2026-03-01", 1L));
        assertThat(rebuild.account(account, true).different()).isZero();
    }

    @Test
    void remembersTheEarliestDayThatALateEventChanged() {
        ingestion.ingestOne(login(account, "1", "2026-03-01T09:00:00Z"));
        assertThat(revisions.read(List.of(account)).get(account))
                .satisfies(revision -> assertThat(revision.dirtyFrom()).isNull());

        ingestion.ingestOne(login(account, "2", "2025-03-01T09:00:00Z"));
        ingestion.ingestOne(login(account, "3", "2025-06-01T09:00:00Z"));

        assertThat(revisions.read(List.of(account)).get(account)).satisfies(revision -> {
            assertThat(revision.dirtyFrom()).isEqualTo(LocalDate.parse("2025-03-01"));
            assertThat(revision.firstDay()).isEqualTo(LocalDate.parse("2025-03-01"));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void keepsTheSeverityThatATicketHadLastInWhateverOrderItIsSaid(int first) {
        var said = List.of(
                ticket("1", "2026-03-01T09:00:00Z", Severity.URGENT),
                ticket("2", "2026-03-01T09:05:00Z", Severity.NORMAL));

        ingestion.ingestOne(said.get(first));
        ingestion.ingestOne(said.get(1 - first));

        assertThat(jdbc.sql("select severity from signal_day where account_id = :id and type = 'ticket_opened'")
                        .param("id", account)
                        .query(Integer.class)
                        .list())
                .containsExactly(2);
        assertThat(rebuild.account(account, true).differences()).isEmpty();
    }

    @Test
    void storesIgnoredEventsWithoutCountingThem() {
        try (var replica = Replica.of(context, Map.of("healthscore.events.ignore-users", "u-1"))) {
            var outcome = replica.bean(Ingestion.class).ingestOne(login(account, "1", "2026-03-01T09:00:00Z"));

            assertThat(outcome).isEqualTo(ACCEPTED);
        }
        assertThat(stored().events(account)).isEqualTo(1);
        assertThat(stored().counted(account)).isZero();
        assertThat(revisions.read(List.of(account))).isEmpty();
        assertThat(rebuild.account(account, true).days()).isZero();
    }

    @Test
    void keepsWhatAnAccountSaysOfSpendAndSeatsThroughIgnoredEvents() {
        var later = "2026-02-20T10:00:00Z";
        try (var replica = Replica.of(context, Map.of("healthscore.events.ignore-users", "tester"))) {
            var ingesting = replica.bean(Ingestion.class);
            ingesting.ingest(List.of(stated(SPEND_RECORDED, "1", "2026-02-19T10:00:00Z", "u-1", 100)));
            ingesting.ingest(List.of(
                    stated(SPEND_RECORDED, "2", later, "tester", 900),
                    stated(SEATS_CHANGED, "3", later, "tester", 5),
                    stated(SEATS_CHANGED, "4", "2026-02-19T10:00:00Z", "u-1", 7)));
            assertThat(spendAndSeats()).containsExactly(100, 7);

            replica.bean(Voiding.class).of(new EventKey(account, Instant.parse(later), "2"));
            assertThat(spendAndSeats()).containsExactly(100, 7);
            replica.bean(Voiding.class).of(new EventKey(account, Instant.parse("2026-02-19T10:00:00Z"), "4"));
            assertThat(spendAndSeats()).containsExactly(100, null);
        }
    }

    private Event stated(EventType type, String id, String at, String userId, int value) {
        return Made.event(type, account, id, at, userId, null, BigDecimal.valueOf(value));
    }

    private List<@Nullable Integer> spendAndSeats() {
        return jdbc.sql("select spend::int, seats::int from account where account_id = ?")
                .param(account)
                .query((row, number) -> Arrays.asList(row.getObject(1, Integer.class), row.getObject(2, Integer.class)))
                .single();
    }

    @Test
    void refusesEventsOfUnknownAccountsWhereTheseAreNotCreated() {
        try (var replica = Replica.of(context, Map.of("healthscore.accounts.auto-create", "false"))) {
            var outcome = replica.bean(Ingestion.class).ingestOne(login(account, "1", "2026-03-01T09:00:00Z"));

            assertThat(outcome.fault()).extracting(Fault::pointer).isEqualTo("/accountId");
        }
        assertThat(stored().events(account)).isZero();
    }

    private Event ticket(String id, String at, Severity severity) {
        var envelope = new Envelope(account, id, Instant.parse(at), null, Made.RECEIVED, null);
        return Event.of(EventType.TICKET_OPENED, envelope, "T-1", null, Details.ofTicket(severity, null, null));
    }

    private void inBatches(List<Event> events, int size) {
        for (int from = 0; from < events.size(); from += size) {
            ingestion.ingest(events.subList(from, Math.min(from + size, events.size())));
        }
    }

    private StoredSignals stored() {
        return new StoredSignals(jdbc);
    }

    private static <T> List<T> inParallel(List<Callable<T>> tasks) throws Exception {
        var threads = Executors.newFixedThreadPool(tasks.size());
        try {
            var results = new ArrayList<T>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
