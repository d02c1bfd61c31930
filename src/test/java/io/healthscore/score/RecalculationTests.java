package io.healthscore.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.healthscore.IntegrationTest;
import io.healthscore.platform.SettableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@IntegrationTest
class RecalculationTests {

    private static final LocalDate TODAY = LocalDate.ofInstant(SettableClock.START, ZoneOffset.UTC);
    private static final LocalDate FROM = TODAY.minusDays(30);
    private static final LocalDate TO = TODAY.minusDays(11);
    private static final String CHOSEN =
            ", \"model\": \"recalculated\", \"version\": 1, \"author\": \"jo@vendor.example\"";

    @Autowired
    RestTestClient client;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Recalculator recalculator;

    @Autowired
    RecalculationWork work;

    @Autowired
    Computation computation;

    @Autowired
    ScoreWriter writer;

    @Autowired
    UpToDate upToDate;

    @Autowired
    Restatements restatements;

    @Autowired
    RestatementWriter restatementWriter;

    Service service;

    @BeforeEach
    void connect() {
        service = new Service(client);
    }

    @Test
    void changesNothingOfAnUntouchedHistoryUnderTheModelsThatApplied() {
        var accounts = accounts("rc-same", 3);
        var before = histories(accounts);
        var scores = accounts.stream().map(service::score).toList();

        var job = run(order(FROM, TODAY, accounts, ""));

        assertThat(job.get("state").asString()).isEqualTo("done");
        assertThat(job.get("to").asString()).isEqualTo(TODAY.minusDays(1).toString());
        assertThat(job.get("done").asInt())
                .isEqualTo(3)
                .isEqualTo(job.get("total").asInt());
        assertThat(job.get("percent").asDouble()).isEqualTo(100);
        assertThat(job.get("etaSeconds").asInt()).isZero();
        assertThat(job.get("changedDays").asInt()).isZero();
        assertThat(changes(job, "")).isEmpty();
        assertThat(histories(accounts)).isEqualTo(before);
        assertThat(accounts.stream().map(service::score)).isEqualTo(scores);
    }

    @Test
    void scoresTheRangeUnderTheChosenVersionAndKeepsBoth() {
        var accounts = accounts("rc-chosen", 2);
        var before = service.history("rc-chosen-0", TODAY.minusDays(40), TODAY);
        var score = service.score("rc-chosen-0");

        var job = run(order(FROM, TO, accounts, CHOSEN));

        var after = service.history("rc-chosen-0", TODAY.minusDays(40), TODAY);
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < after.size(); i++) {
            var day = LocalDate.parse(after.get(i).get("day").asString());
            if (day.isBefore(FROM) || day.isAfter(TO)) {
                assertThat(after.get(i)).isEqualTo(before.get(i));
            } else {
                assertThat(modelOf(after.get(i))).as("%s", day).isEqualTo("recalculated");
                assertThat(after.get(i).get("score")).isNotEqualTo(before.get(i).get("score"));
                assertThat(after.get(i).get("firstScore"))
                        .isEqualTo(before.get(i).get("score"));
                assertThat(after.get(i).get("restatedAt").isNull()).isFalse();
            }
        }
        assertThat(job.get("changedDays").asInt()).isEqualTo(40);
        assertThat(job.get("author").asString()).isEqualTo("jo@vendor.example");
        assertThat(service.score("rc-chosen-0")).isEqualTo(score);
        assertThat(service.scoreAt("rc-chosen-0", TO).at("/model/key").asString())
                .isEqualTo("default");
        assertThat(jdbc.sql("select count(*) from band_change where account_id like 'rc-chosen%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void showsAnAuditorWhatEachDaySaidBeforeAndAfter() {
        var accounts = accounts("rc-audit", 2);
        var before = service.history("rc-audit-1", FROM, FROM).get(0);

        var job = run(order(FROM, TO, accounts, CHOSEN));

        var changes = changes(job, "?limit=1000");
        assertThat(changes).hasSize(40);
        assertThat(changes(job, "?accountId=rc-audit-1")).isEqualTo(changes.subList(20, 40));
        var first = changes.get(20);
        var after = service.history("rc-audit-1", FROM, FROM).get(0);
        assertThat(first.get("day").asString()).isEqualTo(FROM.toString());
        for (var field : List.of("score", "rawScore", "displayScore", "band", "model")) {
            assertThat(first.get("from").get(field)).isEqualTo(before.get(field));
            assertThat(first.get("to").get(field)).isEqualTo(after.get(field));
        }
        var page = service.get("/recalculations/" + job.get("id") + "/changes?limit=7");
        var next = service.get(
                "/recalculations/" + job.get("id") + "/changes?limit=7&cursor={c}",
                page.get("nextCursor").asString());
        assertThat(Stream.concat(Service.items(page).stream(), Service.items(next).stream()))
                .isEqualTo(changes.subList(0, 14));
    }

    @Test
    void changesNothingTheSecondTimeAndGoesBackToTheLastDigit() {
        var accounts = accounts("rc-twice", 3);
        var before = said(accounts);

        run(order(FROM, TO, accounts, CHOSEN));
        var once = histories(accounts);
        var again = run(order(FROM, TO, accounts, CHOSEN));

        assertThat(again.get("changedDays").asInt()).isZero();
        assertThat(histories(accounts)).isEqualTo(once);

        run(order(FROM, TO, accounts, ""));
        assertThat(said(accounts)).isEqualTo(before);
    }

    @Test
    void keepsTheChosenVersionWhenALateEventRestatesItsDays() {
        var accounts = accounts("rc-late", 1);
        run(order(FROM, TO, accounts, CHOSEN));
        var before = service.history("rc-late-0", FROM, TO);

        service.send("rc-late-0", List.of(Service.event("nps_response", FROM.minusDays(3), "\"value\": 10")));

        var after = service.history("rc-late-0", FROM, TO);
        assertThat(after).allMatch(row -> modelOf(row).equals("recalculated")).isNotEqualTo(before);
        assertThat(modelOf(service.history("rc-late-0", TO.plusDays(1), TODAY).get(0)))
                .isEqualTo("default");
        assertThat(run(order(FROM, TO, accounts, CHOSEN)).get("changedDays").asInt())
                .isZero();
    }

    @Test
    void makesALiveScoreThatDidNotKnowOfTheChoiceComputeAgain() {
        var accounts = accounts("rc-race", 1);
        service.send("rc-race-0", List.of(Service.event("login", FROM.minusDays(3), "")));
        var computedBefore = computation.of(computation.plans(accounts, Scores.WHOLE_HISTORY));

        run(order(FROM, TO, accounts, CHOSEN));

        assertThatThrownBy(() -> writer.write(computedBefore)).isInstanceOf(Outpaced.class);
        assertThat(modelOf(service.history("rc-race-0", FROM, TO).get(0))).isEqualTo("recalculated");
    }

    @Test
    void goesOnWhereAReplicaThatDiedLeftIt() {
        var accounts = accounts("rc-died", 2);
        var id = order(TODAY.minusYears(10), TODAY, accounts, CHOSEN).get("id").asLong();

        var dead = work.claim(work.next().orElseThrow());
        while (recalculator.step()) {
            // all that is not claimed
        }

        var meanwhile = job(id);
        assertThat(dead).hasSize(1);
        assertThat(meanwhile.get("state").asString()).isEqualTo("running");
        assertThat(meanwhile.get("percent").asDouble()).isEqualTo(50);
        clock.advance(Duration.ofMinutes(3));
        assertThat(job(id).get("etaSeconds").asInt()).isEqualTo(180);
        assertThat(work()).isEqualTo(2); // the page, and that nothing is left
        assertThat(job(id).get("state").asString()).isEqualTo("done");
        assertThat(job(id).get("done").asInt()).isEqualTo(2);
    }

    @Test
    void isSharedByReplicasSoThatEachDayIsWrittenOnce() throws Exception {
        var accounts = accounts("rc-shared", 8);
        var id = order(TODAY.minusYears(10), TODAY, accounts, CHOSEN).get("id").asLong();

        var pool = Executors.newFixedThreadPool(2);
        try {
            for (var replica : pool.invokeAll(List.of(this::work, this::work))) {
                replica.get();
            }
        } finally {
            pool.shutdown();
        }
        work();

        assertThat(job(id).get("done").asInt()).isEqualTo(8);
        assertThat(job(id).get("state").asString()).isEqualTo("done");
        assertThat(changes(job(id), "?limit=1000"))
                .hasSize(job(id).get("changedDays").asInt())
                .isNotEmpty();
    }

    @Test
    void stopsWithinAPageWhenItIsCancelled() {
        var accounts = accounts("rc-cancel", 3);
        var id = order(TODAY.minusYears(10), TODAY, accounts, CHOSEN).get("id").asLong();
        recalculator.step();

        delete(id, 204);
        delete(id, 204);

        assertThat(work()).isZero();
        var job = job(id);
        assertThat(job.get("state").asString()).isEqualTo("cancelled");
        assertThat(job.get("done").asInt()).isEqualTo(1);
        assertThat(job.get("etaSeconds").isNull()).isTrue();
        assertThat(modelOf(service.history("rc-cancel-0", TO, TO).get(0))).isEqualTo("recalculated");
        assertThat(modelOf(service.history("rc-cancel-2", TO, TO).get(0))).isEqualTo("default");
    }

    @Test
    void writesNothingOfAPageDuringWhichItWasCancelled() {
        var accounts = accounts("rc-midway", 1);
        var id = order(FROM, TO, accounts, CHOSEN).get("id").asLong();
        var job = work.next().orElseThrow();
        work.claim(job);

        var computed = restatements.of(job, upToDate.of(accounts));

        delete(id, 204);

        assertThatThrownBy(() -> restatementWriter.write(job, accounts, computed))
                .isInstanceOf(RecalculationOver.class);
        assertThat(work()).isZero();
        assertThat(modelOf(service.history("rc-midway-0", TO, TO).get(0))).isEqualTo("default");
    }

    @Test
    void failsOverAnAccountThatCannotBeRecalculatedAndSaysWhatToDo() {
        var accounts = accounts("rc-broken", 2);
        jdbc.sql("update score_day set flag_state = 'broken' where account_id = 'rc-broken-0' and day = :day")
                .param("day", FROM.minusDays(1))
                .update();
        var id = order(FROM, TO, accounts, CHOSEN).get("id").asLong();

        work();
        clock.advance(Duration.ofMinutes(3));
        work();
        var meanwhile = job(id);
        clock.advance(Duration.ofMinutes(3));
        work();

        assertThat(meanwhile.get("state").asString()).isEqualTo("running");
        assertThat(job(id).get("state").asString()).isEqualTo("failed");
        assertThat(job(id).get("done").asInt()).isEqualTo(1);
        assertThat(job(id).get("failure").asString()).contains("order the recalculation again");
        assertThat(modelOf(service.history("rc-broken-1", TO, TO).get(0))).isEqualTo("recalculated");
        client.delete()
                .uri("/api/v1/accounts/rc-broken-0")
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    @Test
    void cannotBeCancelledOnceItIsDone() {
        var job = run(order(FROM, TO, accounts("rc-over", 1), ""));

        delete(job.get("id").asLong(), 409);
    }

    @Test
    void forgetsAnErasedAccount() {
        var accounts = accounts("rc-erased", 2);
        var done = run(order(FROM, TO, accounts, CHOSEN));
        var id = order(FROM, TO, accounts, "").get("id").asLong();

        client.delete()
                .uri("/api/v1/accounts/rc-erased-0")
                .exchange()
                .expectStatus()
                .isNoContent();
        work();

        assertThat(changes(done, "?limit=1000"))
                .hasSize(20)
                .noneMatch(change -> change.get("accountId").asString().equals("rc-erased-0"));
        var job = job(id);
        assertThat(job.get("state").asString()).isEqualTo("done");
        assertThat(job.get("total").asInt()).isEqualTo(1);
        assertThat(job.get("accountIds"))
                .singleElement()
                .extracting(JsonNode::asString)
                .isEqualTo("rc-erased-1");
    }

    @Test
    void isNotTakenForOneOfAllOnceItsAccountsAreErased() {
        var job = run(order(FROM, TO, accounts("rc-gone", 1), ""));

        client.delete()
                .uri("/api/v1/accounts/rc-gone-0")
                .exchange()
                .expectStatus()
                .isNoContent();

        assertThat(job(job.get("id").asLong()).get("accountIds").toString()).isEqualTo("[]");
        var ofAll = service.post("/recalculations", "{\"from\": \"%1$s\", \"to\": \"%1$s\"}".formatted(TO));
        assertThat(ofAll.get("accountIds").isNull()).isTrue();
        delete(ofAll.get("id").asLong(), 204);
    }

    @Test
    void listsTheNewestFirst() {
        var accounts = accounts("rc-list", 1);
        var first = run(order(FROM, TO, accounts, ""));
        var second = run(order(FROM, TO, accounts, ""));

        var page = service.get("/recalculations?limit=1");
        var next = service.get(
                "/recalculations?limit=1&cursor={c}", page.get("nextCursor").asString());

        assertThat(Service.items(page)).containsExactly(second);
        assertThat(Service.items(next)).containsExactly(first);
    }

    @Test
    void refusesWhatItDoesNotKnowAndStoresNothing() {
        accounts("rc-known", 1);
        var before = service.get("/recalculations?limit=1");

        refuse("\"accountIds\": [\"rc-known-0\", \"rc-nobody\"]", 400, "$.errors[0].pointer", "/accountIds/1");
        refuse("\"model\": \"default\", \"version\": 4711", 404, "$.type", "/problems/unknown-model-version");
        client.get().uri("/api/v1/recalculations/0").exchange().expectStatus().isNotFound();
        client.get()
                .uri("/api/v1/recalculations/0/changes")
                .exchange()
                .expectStatus()
                .isNotFound();
        delete(0, 404);

        assertThat(service.get("/recalculations?limit=1")).isEqualTo(before);
    }

    /** Accounts with an invented past of their own and all their closings; there is a version to choose. */
    private List<String> accounts(String prefix, int number) {
        createVersion();
        var random = new Random(number);
        var ids = IntStream.range(0, number).mapToObj(i -> prefix + "-" + i).toList();
        ids.forEach(id -> {
            service.use(id, TODAY.minusDays(60 + random.nextInt(10)), TODAY.minusDays(random.nextInt(20)));
            service.send(
                    id,
                    List.of(
                            Service.event("nps_response", TODAY.minusDays(50), "\"value\": " + random.nextInt(6)),
                            Service.event("seats_changed", TODAY.minusDays(70), "\"value\": 3")));
            service.score(id);
        });
        return ids;
    }

    private void createVersion() {
        if (jdbc.sql("select count(*) from scoring_model where key = 'recalculated'")
                        .query(Long.class)
                        .single()
                > 0) {
            return;
        }
        var definition = (ObjectNode) service.get("/models/default/versions/1").get("definition");
        definition.put("key", "recalculated");
        definition.get("categories").forEach(category -> {
            if (category.get("key").asString().equals("satisfaction")) {
                ((ObjectNode) category).put("weight", 40);
            }
        });
        service.post("/models/recalculated/versions", definition.toString());
    }

    private JsonNode order(LocalDate from, LocalDate to, List<String> accounts, String more) {
        var ids = accounts.stream().map(id -> '"' + id + '"').collect(Collectors.joining(","));
        return service.post(
                "/recalculations",
                "{\"from\": \"%s\", \"to\": \"%s\", \"accountIds\": [%s]%s}".formatted(from, to, ids, more));
    }

    private JsonNode run(JsonNode job) {
        work();
        return job(job.get("id").asLong());
    }

    /** Works until there is nothing to do; how many steps did something. */
    private int work() {
        int steps = 0;
        while (recalculator.step()) {
            steps++;
        }
        return steps;
    }

    private JsonNode job(long id) {
        return service.get("/recalculations/" + id);
    }

    private List<JsonNode> changes(JsonNode job, String query) {
        return Service.items(service.get("/recalculations/" + job.get("id") + "/changes" + query));
    }

    private List<List<JsonNode>> histories(List<String> accounts) {
        return accounts.stream()
                .map(id -> service.history(id, TODAY.minusDays(70), TODAY))
                .toList();
    }

    /** What the histories say, without what they said first. */
    private List<String> said(List<String> accounts) {
        return histories(accounts).stream()
                .flatMap(List::stream)
                .map(row -> "%s %s %s %s %s"
                        .formatted(
                                row.get("day"),
                                row.get("score"),
                                row.get("rawScore"),
                                row.get("band"),
                                row.get("model")))
                .toList();
    }

    private void delete(long id, int status) {
        client.delete()
                .uri("/api/v1/recalculations/" + id)
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    private void refuse(String fields, int status, String path, String value) {
        client.post()
                .uri("/api/v1/recalculations")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"from\": \"%s\", \"to\": \"%s\", %s}".formatted(FROM, TO, fields))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath(path)
                .isEqualTo(value);
    }

    private static String modelOf(JsonNode row) {
        return row.at("/model/key").asString();
    }
}
