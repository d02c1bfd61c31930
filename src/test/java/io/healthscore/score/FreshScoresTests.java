package io.healthscore.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.healthscore.IntegrationTest;
import io.healthscore.OwnDatabase;
import io.healthscore.Replica;
import io.healthscore.account.AccountErased;
import io.healthscore.account.Accounts;
import io.healthscore.model.ScoringModels;
import io.healthscore.platform.SettableClock;
import io.healthscore.signal.Feeds;
import io.healthscore.signal.RecentSignals;
import io.healthscore.signal.Revisions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

@IntegrationTest
@OwnDatabase
class FreshScoresTests {

    private static final LocalDate TODAY = LocalDate.ofInstant(SettableClock.START, ZoneOffset.UTC);

    @Autowired
    RestTestClient client;

    @Autowired
    ApplicationContext context;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    BackgroundScoring background;

    @Autowired
    Sweep sweep;

    @Autowired
    Computation computation;

    @Autowired
    ScoreWriter writer;

    @Autowired
    Accounts accounts;

    @Autowired
    Revisions revisions;

    @Autowired
    RecentSignals signals;

    @Autowired
    StoredScores storedScores;

    @Autowired
    ScoringModels models;

    @Autowired
    Feeds feeds;

    @Autowired
    FleetShifts shifts;

    @Autowired
    TransactionOperations transactions;

    Service service;

    @BeforeEach
    void connect() {
        service = new Service(client);
    }

    @Test
    void hasAnAcceptedEventInTheNextRead() {
        service.use("fresh", TODAY.minusDays(30), TODAY.minusDays(1));
        var before = service.score("fresh");

        service.send("fresh", List.of(Service.login(TODAY)));

        var after = service.score("fresh");
        assertThat(valueOf(after, "login_frequency")).isEqualTo(28);
        assertThat(valueOf(before, "login_frequency")).isEqualTo(27);
        assertThat(valueOf(before, "recency")).isEqualTo(1);
        assertThat(valueOf(after, "recency")).isZero();
    }

    @Test
    void hasAnEventThatAnotherReplicaAcceptedInTheNextRead() {
        try (var replica = Replica.of(context)) {
            var other = new Service(replica.client());
            service.use("elsewhere", TODAY.minusDays(20), TODAY.minusDays(1));
            assertThat(valueOf(other.score("elsewhere"), "recency")).isEqualTo(1);

            service.send("elsewhere", List.of(Service.login(TODAY)));

            assertThat(valueOf(other.score("elsewhere"), "recency")).isZero();
        }
    }

    @Test
    void answersTheSameUntilSomethingHappensOrTheDayEnds() {
        service.use("still", TODAY.minusDays(20), TODAY);
        var first = service.score("still");

        clock.advance(Duration.ofHours(3));
        background.catchUpOnce();
        var later = service.score("still");
        clock.advance(Duration.ofHours(20));
        var tomorrow = service.score("still");

        assertThat(later).isEqualTo(first);
        assertThat(tomorrow.get("asOf")).isNotEqualTo(first.get("asOf"));
        assertThat(tomorrow.get("day").asString()).isEqualTo(TODAY.plusDays(1).toString());
    }

    @Test
    void countsTheWholeDayThatAnEventFallsOnInUtc() {
        service.send(
                "midnight",
                List.of(
                        "\"type\": \"login\", \"occurredAt\": \"2026-02-28T23:59:59.999999Z\"",
                        "\"type\": \"login\", \"occurredAt\": \"2026-03-01T00:00:00Z\"",
                        "\"type\": \"login\", \"occurredAt\": \"2026-03-01T00:30:00+05:45\""));

        var days = jdbc.sql("select day from signal_day where account_id = 'midnight' order by day")
                .query(LocalDate.class)
                .list();
        assertThat(days).containsExactly(TODAY.minusDays(1), TODAY);
        assertThat(service.scoreAt("midnight", TODAY.minusDays(1)).get("day").asString())
                .isEqualTo("2026-02-28");
    }

    @Test
    void marksEverythingStaleAtMidnightAndClosesTheDay() {
        service.use("swept", TODAY.minusDays(20), TODAY);
        var live = service.score("swept");
        clock.advance(Duration.ofDays(1));

        sweepAll();
        catchUp();

        var closing = service.history("swept", TODAY, TODAY).get(0);
        assertThat(closing.get("closed").asBoolean()).isTrue();
        assertThat(closing.get("score")).isEqualTo(live.get("score"));
        assertThat(stored("swept")).isEqualTo(TODAY.plusDays(1));
    }

    @Test
    void scoresEverybodyAnewWhenAnotherVersionIsActivated() {
        service.register("relisted", "\"segment\": \"relisted\"");
        service.use("relisted", TODAY.minusDays(60), TODAY);
        service.score("relisted");
        sweepAll();
        catchUp();
        service.post("/models/relisted/versions", """
                {"key": "relisted", "appliesTo": {"segments": ["relisted"]},
                 "bands": {"healthy": 75, "watch": 50, "poor": 25, "critical": 0},
                 "categories": [{"key": "usage", "weight": 1}],
                 "metrics": [{"key": "days", "label": "Days", "category": "usage", "weight": 1,
                              "value": {"aggregate": "active_days", "of": "usage", "window": "P28D"},
                              "normalize": {"type": "linear", "worst": 0, "best": 56}}]}
                """);
        service.post("/models/relisted/versions/1/activate", "{}");

        sweepAll();
        catchUp();

        var row = Service.items(service.get("/scores?segment=relisted")).get(0);
        assertThat(row.get("model").asString()).isEqualTo("relisted");
        assertThat(row.get("score").asDouble()).isEqualTo(50);
    }

    @Test
    void closesEveryDayThatWasMissedWhileItWasDown() {
        service.use("missed", TODAY.minusDays(20), TODAY);
        service.score("missed");
        clock.advance(Duration.ofDays(5));

        catchUp();
        sweepAll();
        catchUp();

        var closed = jdbc.sql("select day from score_day where account_id = 'missed' and day >= :today order by day")
                .param("today", TODAY)
                .query(LocalDate.class)
                .list();
        assertThat(closed)
                .containsExactlyElementsOf(TODAY.datesUntil(TODAY.plusDays(5)).toList());
    }

    @Test
    void announcesAChangeOnceHoweverManyReplicasSeeIt() throws Exception {
        service.register("loud", "\"customerSince\": \"2025-01-01\"");
        service.use("loud", TODAY.minusDays(60), TODAY);
        service.score("loud");
        try (var replica = Replica.of(context)) {
            var replicas = List.of(service, new Service(replica.client()));
            for (int round = 0; round < 10; round++) {
                service.send("loud", List.of(pulse(round)));
                askAtOnce(replicas, "loud");
            }
        }

        var changes = jdbc.sql("select from_band, to_band from band_change where account_id = 'loud' order by revision")
                .query((row, index) -> List.of(row.getString(1), row.getString(2)))
                .list();
        assertThat(changes).isNotEmpty();
        for (int i = 1; i < changes.size(); i++) {
            assertThat(changes.get(i).get(0)).isEqualTo(changes.get(i - 1).get(1));
        }
        var now = jdbc.sql("select band from score_current where account_id = 'loud'")
                .query(String.class)
                .single();
        assertThat(changes.get(changes.size() - 1).get(1)).isEqualTo(now);
        assertThat(changes).hasSize(10);
    }

    @Test
    void restatesAlsoWhatLiesDeeperThanAReadThatCameFirst() {
        var then = TODAY.minusDays(410);
        service.use("deep", TODAY.minusDays(420), TODAY);
        catchUp();
        var before = service.history("deep", then, then).get(0);

        service.send("deep", List.of(Service.event("nps_response", then, "\"value\": 10")));
        service.score("deep");
        catchUp();

        var after = service.history("deep", then, then).get(0);
        assertThat(after.get("coverage").asDouble())
                .isGreaterThan(before.get("coverage").asDouble());
    }

    @Test
    void settlesNoAccountWhoseClosingsItThrowsAway() {
        var then = TODAY.minusDays(410);
        service.use("overtaken", TODAY.minusDays(420), TODAY);
        catchUp();
        var before = service.history("overtaken", then, then).get(0);
        service.send("overtaken", List.of(Service.event("nps_response", then, "\"value\": 10")));
        var late = computation.of(computation.plans(List.of("overtaken"), Scores.WHOLE_HISTORY));
        clock.advance(Duration.ofDays(1));
        service.score("overtaken");

        writer.write(late);
        catchUp();

        var after = service.history("overtaken", then, then).get(0);
        assertThat(after.get("coverage").asDouble())
                .isGreaterThan(before.get("coverage").asDouble());
    }

    @Test
    void keepsTheStateOfTheScoreThatIsKeptHoweverWritersOvertakeEachOther() {
        service.use("leaving", TODAY.minusDays(30), TODAY);
        service.score("leaving");
        var ids = List.of("leaving");
        service.send("leaving", List.of(Service.event("contract_cancelled", TODAY.minusDays(1), "")));
        var cancelled = computation.of(computation.plans(ids, Scores.WHOLE_HISTORY));
        service.send("leaving", List.of(Service.event("contract_renewed", TODAY, "")));
        var renewed = computation.of(computation.plans(ids, Scores.WHOLE_HISTORY));

        writer.write(cancelled);
        assertThat(state("leaving")).isEqualTo("churned");
        writer.write(renewed);
        assertThat(state("leaving")).isEqualTo("active");
        writer.write(cancelled);
        assertThat(state("leaving")).isEqualTo("active");
    }

    @Test
    void leavesStaleWhatWasComputedUnderRulesThatChangedMeanwhile() {
        service.use("ruled", TODAY.minusDays(30), TODAY);
        service.score("ruled");
        var read = new Computation(
                accounts,
                revisions,
                signals,
                storedScores,
                rulesThat(() -> transactions.executeWithoutResult(
                        status -> revisions.touch(new TreeSet<>(List.of("ruled")), TODAY.minusDays(20)))));

        writer.write(read.of(read.plans(List.of("ruled"), Scores.WHOLE_HISTORY)));

        assertThat(jdbc.sql("select stale from signal_revision where account_id = 'ruled' and dirty_from = :from")
                        .param("from", TODAY.minusDays(20))
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void sweepsNoAccountThatIsBeingErased() throws Exception {
        service.use("erased", TODAY.minusDays(3), TODAY);
        service.score("erased");
        clock.advance(Duration.ofDays(1));
        var sweeping = new FutureTask<>(() -> {
            sweepAll();
            return true;
        });

        transactions.executeWithoutResult(status -> {
            jdbc.sql("delete from account where account_id = 'erased'").update();
            context.publishEvent(new AccountErased("erased"));
            new Thread(sweeping).start();
            await().until(this::someoneWaitsForALock);
        });

        assertThat(sweeping.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(jdbc.sql("select account_id from signal_revision where account_id = 'erased'")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    private boolean someoneWaitsForALock() {
        return jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    private RulesNow rulesThat(Runnable beforeTheyAreRead) {
        return new RulesNow(models, feeds, shifts, clock) {
            @Override
            Rules read() {
                beforeTheyAreRead.run();
                return super.read();
            }
        };
    }

    private String state(String accountId) {
        return jdbc.sql("select state from account where account_id = :id")
                .param("id", accountId)
                .query(String.class)
                .single();
    }

    @Test
    void looksUpFreshScores() {
        service.use("looked-up", TODAY.minusDays(40), TODAY);
        service.score("looked-up");
        service.send("looked-up", List.of(pulse(0)));

        var row = service.post("/scores/lookup", "{\"accountIds\": [\"looked-up\"]}")
                .get("items")
                .get(0);

        assertThat(row.get("score").asDouble()).isEqualTo(49);
    }

    @Test
    void leavesOutOfThePastWhatIsStillToBeComputed() {
        var then = TODAY.minusDays(35);
        service.use("pending", TODAY.minusDays(60), TODAY);
        catchUp();
        assertThat(pending(then)).isEqualTo("0");
        assertThat(listed(then)).contains("pending");

        service.send("pending", List.of(Service.event("nps_response", then, "\"value\": 3")));

        assertThat(pending(then)).isEqualTo("1");
        assertThat(listed(then)).doesNotContain("pending");
    }

    private String pending(LocalDate day) {
        var header = client.get()
                .uri("/api/v1/scores?at=" + day)
                .exchange()
                .returnResult()
                .getResponseHeaders();
        return String.valueOf(header.getFirst("X-Pending"));
    }

    private List<String> listed(LocalDate day) {
        return Service.items(service.get("/scores?limit=1000&at={day}", day)).stream()
                .map(row -> row.get("accountId").asString())
                .toList();
    }

    private static String pulse(int round) {
        return "\"type\": \"pulse_recorded\", \"name\": \"mood\", \"author\": \"jo\", \"value\": %d, \"occurredAt\": \"2026-03-01T09:0%d:00Z\""
                .formatted(round % 2 == 0 ? 0 : 100, round);
    }

    private static void askAtOnce(List<Service> replicas, String accountId) throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            var questions = IntStream.range(0, 8)
                    .<Callable<String>>mapToObj(i -> () ->
                            replicas.get(i % replicas.size()).score(accountId).toString())
                    .toList();
            var answers = new HashSet<String>();
            for (var answer : pool.invokeAll(questions)) {
                answers.add(answer.get());
            }
            assertThat(answers).hasSize(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void scoresClaimedAccountsOnceAmongManyWorkers() throws Exception {
        var ids = IntStream.range(0, 30).mapToObj(i -> "claimed-" + i).toList();
        ids.forEach(id -> service.use(id, TODAY.minusDays(3), TODAY));

        try (var replica = Replica.of(context)) {
            var pool = Executors.newFixedThreadPool(4);
            var workers = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 4; i++) {
                var worker = i % 2 == 0 ? background : replica.bean(BackgroundScoring.class);
                workers.add(worker::catchUpOnce);
            }
            pool.invokeAll(workers);
            pool.shutdownNow();
        }
        catchUp();

        var stale = jdbc.sql("select count(*) from signal_revision where stale and account_id like 'claimed-%'")
                .query(Integer.class)
                .single();
        assertThat(stale).isZero();
        assertThat(ids).allSatisfy(id -> assertThat(stored(id)).isEqualTo(TODAY));
    }

    private void sweepAll() {
        while (sweep.step()) {
            // one page at a time
        }
    }

    private void catchUp() {
        while (background.catchUpOnce() > 0) {
            // one claim at a time
        }
    }

    private LocalDate stored(String accountId) {
        return jdbc.sql("select day from score_current where account_id = :id")
                .param("id", accountId)
                .query(LocalDate.class)
                .single();
    }

    private static double valueOf(JsonNode score, String metric) {
        return score.get("metrics")
                .valueStream()
                .filter(each -> each.get("key").asString().equals(metric))
                .findFirst()
                .orElseThrow()
                .get("value")
                .asDouble();
    }
}
