package io.healthscore.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.OwnDatabase;
import io.healthscore.Replica;
import io.healthscore.platform.SettableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

@IntegrationTest
@OwnDatabase
class ChangesFeedTests {

    private static final LocalDate TODAY = LocalDate.ofInstant(SettableClock.START, ZoneOffset.UTC);
    private static final List<String> IDS =
            IntStream.range(0, 6).mapToObj(i -> "fed-" + i).toList();
    private static final String LISTED = "/scores?state=active&state=dormant&state=leaving&state=churned&limit=1000";

    @Autowired
    RestTestClient client;

    @Autowired
    ApplicationContext context;

    @Autowired
    SettableClock clock;

    @Autowired
    Numbering numbering;

    @Autowired
    ExpiredOverrides expired;

    @Autowired
    ChangeMarks marks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    private final AtomicInteger written = new AtomicInteger();
    Service service;

    @BeforeEach
    void accounts() {
        service = new Service(client);
        IDS.forEach(this::erase);
        IDS.forEach(this::create);
        settle();
    }

    @Test
    void beginsWithEveryAccountAsListsShowItAndGoesOnFromThere() {
        var crm = new Crm(service, "limit=4");

        crm.sync();
        service.register("fed-2", "\"name\": \"Another\", \"owner\": \"kim\", \"customerSince\": \"2025-01-01\"");
        settle();
        var news = crm.sync();

        assertThat(crm.rows).isEqualTo(listed());
        assertThat(news).extracting(ChangesFeedTests::id).containsExactly("fed-2");
        assertThat(crm.sync()).isEmpty();
    }

    @Test
    void answersAPollThatBringsNothingNewWith304UntilSomethingChanges() {
        var crm = new Crm(service, "");
        crm.sync();
        var uri = "/api/v1/scores/changes?cursor=" + crm.cursor;
        var etag = Objects.requireNonNull(client.get()
                .uri(uri)
                .exchange()
                .returnResult()
                .getResponseHeaders()
                .getETag());

        assertThat(statusOf(uri, etag)).isEqualTo(304);
        override("fed-1", "12.5");
        settle();
        assertThat(statusOf(uri, etag)).isEqualTo(200);
    }

    @Test
    void tellsOfWhateverChangesARow() {
        var crm = new Crm(service, "");
        crm.sync();
        var paths = new LinkedHashMap<String, Runnable>();
        paths.put("an event", () -> send("\"type\": \"nps_response\", \"value\": 2, \"id\": \"n-1\""));
        paths.put("spend by an event", () -> send("\"type\": \"spend_recorded\", \"value\": 777, \"id\": \"s-1\""));
        paths.put(
                "a voided event",
                () -> client.delete()
                        .uri("/api/v1/accounts/fed-0/events/s-1?occurredAt=" + SettableClock.START)
                        .exchange());
        paths.put("the record", () -> service.register("fed-0", """
                "externalIds": {"crm": "c-0"}, "customerSince": "2025-01-01\""""));
        paths.put("an override", () -> override("fed-0", "33"));
        paths.put("an override's end", () -> {
            clock.advance(Duration.ofHours(2));
            expired.end();
        });

        paths.forEach((path, change) -> {
            change.run();
            settle();
            assertThat(crm.sync()).as(path).extracting(ChangesFeedTests::id).contains("fed-0");
            assertThat(crm.row("fed-0")).as(path).isEqualTo(listed().get("fed-0"));
        });
    }

    @Test
    void tellsOfAnotherModelUnlessOnlyLargeMovesAreAskedFor() {
        var all = new Crm(service, "");
        var large = new Crm(service, "minChange=1");
        all.sync();
        large.sync();
        var definition = service.get("/models/default/versions/1").get("definition");
        var version = service.post("/models/default/versions", definition.toString())
                .get("version")
                .asInt();

        service.post("/models/default/versions/" + version + "/activate", "{\"note\": \"n\", \"author\": \"a\"}");
        IDS.forEach(service::score);
        settle();

        assertThat(all.sync())
                .extracting(ChangesFeedTests::id)
                .containsAll(IDS.stream().filter(all.rows::containsKey).toList());
        assertThat(all.rows).isEqualTo(listed());
        assertThat(large.sync()).isEmpty();
    }

    @Test
    void saysOnceThatAnAccountChurned() {
        create("churning");
        settle();
        var crm = new Crm(service, "");
        crm.sync();

        service.send("churning", List.of(Service.event("contract_cancelled", TODAY.minusDays(1), "")));
        settle();
        var last = crm.sync();
        service.register("churning", "\"name\": \"Renamed\", \"customerSince\": \"2025-01-01\"");
        settle();

        assertThat(last).hasSize(1);
        assertThat(last.get(0).get("state").asString()).isEqualTo("churned");
        assertThat(last.get(0).get("score").isNull()).isTrue();
        assertThat(crm.sync()).isEmpty();
    }

    @Test
    void showsWhoIsErasedMergedOrExcludedAsDeletedAndWhoComesBackAsNew() {
        List.of("erased", "merged", "hidden").forEach(this::create);
        service.register("hidden-before", "\"excluded\": true");
        settle();
        var crm = new Crm(service, "");
        crm.sync();

        erase("erased");
        service.post("/accounts/merged/merge", "{\"into\": \"fed-3\"}");
        service.register("hidden", "\"excluded\": true, \"customerSince\": \"2025-01-01\"");
        settle();
        var gone = crm.sync();

        assertThat(gone)
                .filteredOn(row -> row.get("deleted").asBoolean())
                .extracting(ChangesFeedTests::id)
                .containsExactlyInAnyOrder("erased", "merged", "hidden");
        assertThat(crm.rows).isEqualTo(listed());
        assertThat(jdbc.sql("select to_jsonb(f)::text from score_feed f where account_id = 'erased'")
                        .query(String.class)
                        .list())
                .hasSize(2)
                .noneMatch(kept -> kept.contains("Name of"));

        create("erased");
        create("hidden");
        settle();
        assertThat(crm.sync()).extracting(ChangesFeedTests::id).containsExactlyInAnyOrder("erased", "hidden");
        assertThat(crm.rows).isEqualTo(listed());
    }

    @Test
    void leavesOutSmallMovesButNeverLosesTheirSum() {
        var all = new Crm(service, "");
        var large = new Crm(service, "minChange=1");
        override("fed-5", "70");
        settle();
        all.sync();
        large.sync();

        for (var step : List.of("70.4", "70.8")) {
            override("fed-5", step);
            settle();
            assertThat(all.sync()).as(step).hasSize(1);
            assertThat(large.sync()).as(step).isEmpty();
        }
        override("fed-5", "71");
        settle();
        assertThat(large.sync()).extracting(row -> row.get("score").asDouble()).containsExactly(71.0);
        override("fed-5", "70.01");
        settle();
        assertThat(large.sync()).isEmpty();
        var beginner = new Crm(service, "minChange=1");
        beginner.sync();
        assertThat(beginner.row("fed-5").get("score").asDouble()).isEqualTo(71.0);

        override("fed-5", "49.6");
        settle();
        large.sync();
        override("fed-5", "49.4");
        settle();
        assertThat(large.sync()).extracting(row -> row.get("band").asString()).containsExactly("poor");
        service.register("fed-5", "\"owner\": \"somebody\", \"customerSince\": \"2025-01-01\"");
        settle();
        assertThat(large.sync()).extracting(row -> row.get("owner").asString()).containsExactly("somebody");
    }

    @Test
    void isReadFromATimeOn() {
        clock.advance(Duration.ofDays(100));
        service.register("fed-3", "\"name\": \"Before\", \"customerSince\": \"2025-01-01\"");
        number();
        clock.advance(Duration.ofMinutes(1));
        var since = clock.instant();
        service.register("fed-4", "\"name\": \"At\", \"customerSince\": \"2025-01-01\"");
        number();
        clock.advance(Duration.ofMinutes(1));

        assertThat(ids(service.get("/scores/changes?since={t}", since))).containsExactly("fed-4");
        assertThat(ids(service.get("/scores/changes?since={t}", since.plusNanos(1000))))
                .isEmpty();
        assertThat(ids(service.get("/scores/changes?since=2020-01-01"))).containsAll(IDS);
        var later = service.get("/scores/changes?since={t}", since.plusNanos(1000));
        service.register("fed-3", "\"name\": \"After\", \"customerSince\": \"2025-01-01\"");
        number();
        assertThat(ids(service.get(
                        "/scores/changes?cursor={c}", later.get("nextCursor").asString())))
                .containsExactly("fed-3");
    }

    @Test
    void refusesACursorFromBeforeDeletionsThatItHasForgotten() {
        create("leaver");
        settle();
        var old = new Crm(service, "");
        old.sync();
        erase("leaver");
        number();
        var idle = new Crm(service, "");
        idle.sync();

        clock.advance(Duration.ofDays(29));
        numbering.purge();
        idle.sync();
        clock.advance(Duration.ofDays(1));
        numbering.purge();
        assertThat(ids(service.get("/scores/changes?cursor={c}", old.cursor))).contains("leaver");

        clock.advance(Duration.ofHours(2));
        assertThat(numbering.purge()).isPositive();

        client.get()
                .uri("/api/v1/scores/changes?cursor={c}", old.cursor)
                .exchange()
                .expectStatus()
                .isEqualTo(410)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/cursor-expired")
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("without a cursor"));
        assertThat(idle.sync()).isEmpty();
        assertThat(ids(service.get("/scores/changes"))).contains("fed-0").doesNotContain("leaver");
    }

    @ParameterizedTest
    @CsvSource({
        "cursor=x, cursor",
        "cursor=YQBi, cursor",
        "since=yesterday, since",
        "minChange=2, minChange",
        "minChange=-1, minChange",
        "minChange=some, minChange",
        "limit=0, limit"
    })
    void refusesWhatItCannotRead(String query, String parameter) {
        client.get()
                .uri("/api/v1/scores/changes?" + query)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].parameter")
                .isEqualTo(parameter);
    }

    @Test
    void isCsvToo() {
        var answer = client.get()
                .uri("/api/v1/scores/changes?limit=1")
                .accept(MediaType.parseMediaType("text/csv"))
                .exchange();

        answer.expectHeader().exists(HttpHeaders.LINK);
        assertThat(answer.expectBody(String.class).returnResult().getResponseBody())
                .startsWith("accountId,name,")
                .contains(",changedAt,deleted\r\n");
    }

    @Test
    void doesNotSkipATransactionThatCommitsLate() throws Exception {
        var crm = new Crm(service, "");
        crm.sync();

        transactions.executeWithoutResult(late -> {
            rename("fed-0", "Late");
            var told = inAnotherThread(() -> {
                transactions.executeWithoutResult(early -> rename("fed-1", "Early"));
                number();
                return crm.sync();
            });
            assertThat(told).extracting(ChangesFeedTests::id).containsExactly("fed-1");
        });
        number();

        assertThat(crm.sync()).extracting(ChangesFeedTests::id).containsExactly("fed-0");
    }

    @Test
    void numbersInOneTransactionAtATime() {
        var crm = new Crm(service, "");
        crm.sync();
        rename("fed-0", "First");

        transactions.executeWithoutResult(open -> {
            assertThat(numbering.step()).isTrue();
            var told = inAnotherThread(() -> {
                rename("fed-1", "Second");
                assertThat(numbering.step()).isFalse();
                return crm.sync();
            });
            assertThat(told).isEmpty();
        });
        number();

        assertThat(crm.sync()).extracting(ChangesFeedTests::id).containsExactly("fed-0", "fed-1");
    }

    /** Writers hold their transactions open, two replicas number, and clients read all the while. */
    @Test
    void missesAndRepeatsNothingHoweverTransactionsInterleave() throws Exception {
        var crms = List.of(new Crm(service, "limit=2"), new Crm(service, "limit=2&minChange=1"));
        crms.forEach(Crm::sync);
        var writing = new AtomicBoolean(true);
        var pool = Executors.newCachedThreadPool();
        try (var replica = Replica.of(context)) {
            var work = new ArrayList<Future<?>>();
            for (var numberer : List.of(numbering, replica.bean(Numbering.class))) {
                work.add(pool.submit(() -> repeat(writing, numberer::step)));
            }
            for (var crm : crms) {
                work.add(pool.submit(() -> repeat(writing, () -> !crm.sync().isEmpty())));
            }
            var writers = new ArrayList<Callable<Object>>();
            for (int writer = 0; writer < 4; writer++) {
                var random = new Random(writer);
                writers.add(Executors.callable(() -> IntStream.range(0, 40).forEach(i -> write(random))));
            }
            for (var written : pool.invokeAll(writers)) {
                written.get();
            }
            writing.set(false);
            for (var each : work) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }
        settle();

        crms.forEach(Crm::sync);

        assertThat(crms.get(0).rows).isEqualTo(listed());
        assertThat(crms).allSatisfy(crm -> assertThat(crm.repeated).isEmpty());
        listed().forEach(
                        (id, row) -> assertThat(crms.get(1).row(id).get("score").asDouble())
                                .as(id)
                                .isCloseTo(row.get("score").asDouble(), Offset.strictOffset(1.0)));
    }

    /** Every minute some accounts change, and what the CRM is told is exactly what lists show to be different. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void keepsACrmInStepThatSyncsEveryMinuteForAnHour(long seed) {
        var random = new Random(seed);
        var crm = new Crm(service, "limit=3");
        crm.sync();
        var history = new ArrayList<Map.Entry<String, JsonNode>>();
        var told = new ArrayList<Map.Entry<String, JsonNode>>();
        var before = listed();
        for (int minute = 1; minute <= 60; minute++) {
            clock.advance(Duration.ofMinutes(1));
            var erased = new TreeSet<String>();
            for (int change = random.nextInt(4); change > 0; change--) {
                live(random).ifPresent(erased::add);
            }
            settle();

            var now = listed();
            before.keySet().removeAll(erased);
            var changed = differences(before, now);
            erased.forEach(id -> changed.putIfAbsent(id, NullNode.instance));
            changed.forEach((id, row) -> history.add(Map.entry(id, row)));
            crm.sync().stream()
                    .sorted(Comparator.comparing(ChangesFeedTests::id))
                    .forEach(row -> told.add(Map.entry(id(row), withoutDeleted(row))));
            before = now;
        }

        assertThat(told).hasSizeGreaterThan(30).isEqualTo(history);
        assertThat(crm.rows).isEqualTo(listed());
    }

    /** Something happens to some account; its id if it was erased. */
    private Optional<String> live(Random random) {
        var id = "fed-" + random.nextInt(6);
        switch (random.nextInt(6)) {
            case 0 ->
                service.send(id, List.of(Service.event("login", TODAY, "\"userId\": \"u" + random.nextInt() + "\"")));
            case 1 -> override(id, Integer.toString(random.nextInt(101)));
            case 2 ->
                service.register(
                        id,
                        "\"customerSince\": \"2025-01-01\", \"name\": \"N" + random.nextInt(3) + "\", \"spend\": 5");
            case 3 ->
                service.send(id, List.of(Service.event("spend_recorded", TODAY, "\"value\": " + random.nextInt(900))));
            case 4 -> {
                var erased = erase(id);
                if (random.nextBoolean()) {
                    create(id);
                }
                return erased ? Optional.of(id) : Optional.empty();
            }
            default -> create(id);
        }
        return Optional.empty();
    }

    private static Map<String, JsonNode> differences(Map<String, JsonNode> before, Map<String, JsonNode> after) {
        var differences = new TreeMap<String, JsonNode>();
        after.forEach((id, row) -> {
            if (!before.containsKey(id) || !printed(row).equals(printed(before.get(id)))) {
                differences.put(id, row);
            }
        });
        before.keySet().stream()
                .filter(id -> !after.containsKey(id))
                .forEach(id -> differences.put(id, NullNode.instance));
        return differences;
    }

    private static JsonNode printed(JsonNode row) {
        return ((ObjectNode) row.deepCopy())
                .remove(List.of(
                        "change7d",
                        "change30d",
                        "coverage",
                        "confidence",
                        "expansionScore",
                        "overridden",
                        "topReason",
                        "topPlay",
                        "changedAt"));
    }

    private void create(String id) {
        service.register(
                id,
                "\"name\": \"Name of %1$s\", \"segment\": \"small\", \"customerSince\": \"2025-01-01\"".formatted(id));
        var uses = TODAY.minusDays(20 + Math.floorMod(id.hashCode(), 5))
                .datesUntil(TODAY)
                .flatMap(day -> Stream.of(
                        Service.login(day),
                        Service.event(
                                "feature_used", day, "\"name\": \"reports\", \"id\": \"used-%s\"".formatted(day))))
                .map(event -> "{\"accountId\": \"%s\", %s}".formatted(id, event))
                .collect(Collectors.joining(",", "[", "]"));
        service.post("/events", uses);
    }

    private void send(String fields) {
        service.send("fed-0", List.of(fields + ", \"occurredAt\": \"" + SettableClock.START + "\""));
    }

    private boolean erase(String id) {
        return client.delete()
                .uri("/api/v1/accounts/{id}", id)
                .exchange()
                .returnResult()
                .getStatus()
                .is2xxSuccessful();
    }

    private void override(String id, String score) {
        client.put()
                .uri("/api/v1/accounts/{id}/score/override", id)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"score\": %s, \"reason\": \"r\", \"author\": \"a\", \"expiresAt\": \"%s\"}"
                        .formatted(score, clock.instant().plus(Duration.ofHours(2))))
                .exchange();
    }

    /** Never the same value twice: who is back to what a client was told last, having been another in between, is told again. */
    private void write(Random random) {
        var id = "fed-" + random.nextInt(6);
        int number = written.incrementAndGet();
        if (random.nextInt(3) == 0) {
            override(id, "%d.%d".formatted(50 + number / 10, number % 10));
            service.score(id);
            return;
        }
        transactions.executeWithoutResult(open -> {
            rename(id, "N" + number);
            jdbc.sql("select pg_sleep(:seconds)")
                    .param("seconds", random.nextInt(30) / 1000.0)
                    .query((row, index) -> index)
                    .list();
        });
    }

    /** What a change of the record does, in a transaction that the test may hold open. */
    private void rename(String id, String name) {
        jdbc.sql("update account set name = :name where account_id = :id")
                .param("name", name)
                .param("id", id)
                .update();
        marks.mark(List.of(id));
    }

    private static Void repeat(AtomicBoolean on, Callable<Boolean> step) throws Exception {
        while (on.get()) {
            step.call();
        }
        return null;
    }

    private static <T> T inAnotherThread(Callable<T> work) {
        var pool = Executors.newSingleThreadExecutor();
        try {
            return pool.submit(work).get();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        } finally {
            pool.shutdownNow();
        }
    }

    private void settle() {
        new ScoreWork(context).catchUp();
        number();
    }

    private void number() {
        while (numbering.step()) {
            // until nothing is marked
        }
    }

    private Map<String, JsonNode> listed() {
        return byId(Service.items(service.get(LISTED)));
    }

    private int statusOf(String uri, String etag) {
        return client.get()
                .uri(uri)
                .header(HttpHeaders.IF_NONE_MATCH, etag)
                .exchange()
                .returnResult()
                .getStatus()
                .value();
    }

    private static Map<String, JsonNode> byId(List<JsonNode> rows) {
        var byId = new TreeMap<String, JsonNode>();
        rows.forEach(row -> byId.put(id(row), row));
        return byId;
    }

    private static List<String> ids(JsonNode page) {
        return Service.items(page).stream().map(ChangesFeedTests::id).toList();
    }

    private static String id(JsonNode row) {
        return row.get("accountId").asString();
    }

    /** As lists show it; an account that is there no more is null. */
    private static JsonNode withoutDeleted(JsonNode row) {
        return row.get("deleted").asBoolean()
                ? NullNode.instance
                : ((ObjectNode) row.deepCopy()).remove(List.of("deleted"));
    }

    /** A client as the documentation describes it: keeps rows and a cursor, and asks until a page is not full. */
    private static final class Crm {

        final Map<String, JsonNode> rows = new TreeMap<>();
        final List<JsonNode> repeated = new ArrayList<>();
        private final Service service;
        private final String query;
        private String cursor = "";

        Crm(Service service, String query) {
            this.service = service;
            this.query = query;
        }

        JsonNode row(String id) {
            return Objects.requireNonNull(rows.get(id), id);
        }

        /** Everything that it had not been told. */
        List<JsonNode> sync() {
            var told = new ArrayList<JsonNode>();
            Consumer<JsonNode> keep = row -> {
                told.add(row);
                keep(row);
            };
            for (boolean more = true; more; ) {
                var page = service.get("/scores/changes?" + query + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
                Service.items(page).forEach(keep);
                more = !Service.items(page).isEmpty();
                cursor = page.get("nextCursor").asString();
            }
            return told;
        }

        private void keep(JsonNode row) {
            var kept = withoutDeleted(row);
            var before = kept.isNull() ? rows.remove(id(row)) : rows.put(id(row), kept);
            if (before != null && !kept.isNull() && printed(before).equals(printed(kept))) {
                repeated.add(row);
            }
        }
    }
}
