package io.healthscore.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.healthscore.IntegrationTest;
import io.healthscore.OwnDatabase;
import io.healthscore.account.AccountsChanged;
import io.healthscore.account.AccountsRegrouped;
import io.healthscore.platform.SettableClock;
import io.healthscore.score.ScoreWork;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Segment {@code hand} is small enough to be counted by hand: two accounts that are used every day, one that fell silent,
 * one that cancelled and left, one that only exists, one of nobody's, and a test account. Segment {@code fleet} shifts.
 */
@IntegrationTest
@OwnDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortfolioTests {

    private static final LocalDate TODAY = LocalDate.ofInstant(SettableClock.START, ZoneOffset.UTC);
    private static final int FLEET = 24;

    @Autowired
    KeptPortfolios kept;

    @Autowired
    RestTestClient client;

    @Autowired
    ApplicationContext context;

    @Autowired
    TransactionOperations transactions;

    ScoreWork work;

    @BeforeAll
    void portfolio() {
        work = new ScoreWork(context);
        var since = "\"customerSince\": \"2024-01-01\"";
        register("grows", "hand", since + ", \"owner\": \"jo\", \"contractEndsOn\": \"2026-05-01\"");
        register("stays", "hand", since + ", \"contractEndsOn\": \"2026-12-31\", \"noticeDays\": 30");
        register("fades", "hand", since + ", \"contractEndsOn\": \"2026-07-01\", \"noticeDays\": 60");
        register("left", "hand", since);
        register("empty", "hand", since);
        register("test", "hand", since + ", \"excluded\": true, \"spend\": 9999");
        use("grows", TODAY.minusDays(70), TODAY);
        use("stays", TODAY.minusDays(70), TODAY);
        use("fades", TODAY.minusDays(70), TODAY.minusDays(20));
        use("left", TODAY.minusDays(70), TODAY);
        use("stranger", TODAY.minusDays(3), TODAY);
        use("test", TODAY.minusDays(70), TODAY);
        spend("grows", "2025-01-10", 100);
        spend("grows", "2026-02-01", 150);
        spend("stays", "2025-01-10", 200);
        spend("left", "2025-01-10", 100);
        spend("fades", "2026-02-25", 60);
        send(event("left", "contract_cancelled", "2026-02-20", ""));
        send(event("fades", "contract_cancelled", "2026-01-05", ", \"effectiveOn\": \"2026-12-31\"")
                + "," + event("fades", "contract_renewed", "2026-01-20", "")
                + "," + event("stays", "contract_renewed", "2025-12-02", "")
                + "," + event("stays", "contract_renewed", "2025-12-01", ""));
        fleet().forEach(id -> {
            register(id, "fleet", since);
            use(id, TODAY.minusDays(40), TODAY.minusDays(1));
        });
        pay("payment_received", TODAY.minusDays(10), 3);
        work.catchUp();
    }

    @Test
    void addsUpWhatCanBeCountedByHand() {
        var now = get("/portfolio?segment=hand");

        assertThat(now.get("accounts").asInt()).as("grows, stays, fades, empty").isEqualTo(4);
        assertThat(now.get("scored").asInt()).as("not empty").isEqualTo(3);
        assertThat(now.get("churned").asInt()).as("left").isEqualTo(1);
        assertThat(now.get("pending").asInt()).isZero();
        assertThat(now.get("spend").asDouble()).as("150 + 200 + 60").isEqualTo(410);
        assertThat(names(now.get("bands"), "band"))
                .containsExactly("healthy", "watch", "poor", "critical", "insufficient_data");
        assertThat(sum(now.get("bands"), "accounts")).isEqualTo(4);
        assertThat(sum(now.get("bands"), "spend")).isEqualTo(410);
        assertThat(now.get("histogram").size()).isEqualTo(10);
        assertThat(sum(now.get("histogram"), "accounts")).isEqualTo(3);
        assertThat(now.get("dataQuality").get("suspect").isBoolean()).isTrue();
    }

    /** Means are those of the scores that the list shows. */
    @Test
    void agreesWithTheListOfScores() {
        var scores = get("/scores?segment=hand")
                .get("items")
                .valueStream()
                .filter(row -> !row.get("score").isNull())
                .map(row -> row.get("score").asDouble())
                .sorted()
                .toList();
        var now = get("/portfolio?segment=hand");

        assertThat(now.get("median").asDouble()).isEqualTo(scores.get(1));
        assertThat(now.get("mean").asDouble())
                .isCloseTo(scores.stream().mapToDouble(score -> score).average().orElseThrow(), within(0.006));
    }

    /**
     * Due: grows' contract ends in 61 days; fades' ends in 122, with notice in 62; stays' ends in 305. Renewed: stays on 2
     * December, 89 days ago, and fades after it had cancelled; cancelled: left.
     */
    @Test
    void countsRenewalsByTheLastWordAndByTheNearerOfNoticeAndEnd() {
        var renewals = get("/portfolio?segment=hand").get("renewals");

        assertThat(renewals.toString())
                .isEqualTo("{\"days\":90,\"due\":2,\"dueSpend\":210,\"renewed\":2,\"cancelled\":1,\"rate\":0.667}");
    }

    /** A year ago grows spent 100, stays 200 and left 100; now 150, 200 and nothing: 350 / 400. */
    @Test
    void comparesSpendWithThatOfAYearAgo() {
        assertThat(get("/portfolio?segment=hand").get("netRetention").asDouble())
                .isEqualTo(0.875);
        assertThat(get("/portfolio?segment=fleet").get("netRetention").isNull()).isTrue();
    }

    /** The notice days of both are past; one contract ends in 61 days, the other in 305. */
    @Test
    void countsAContractWhoseNoticeDayIsPastWhenItsEndIsNear() {
        var since = "\"customerSince\": \"2024-01-01\"";
        register("crane-ends", "crane", since + ", \"contractEndsOn\": \"2026-05-01\", \"noticeDays\": 90");
        register("crane-lasts", "crane", since + ", \"contractEndsOn\": \"2026-12-31\", \"noticeDays\": 330");
        spend("crane-ends", "2026-02-12", 10);
        spend("crane-lasts", "2026-02-12", 200);
        work.catchUp();

        Stream.of("", "&at=2026-02-20").forEach(when -> {
            var renewals = get("/portfolio?segment=crane" + when).get("renewals");
            assertThat(renewals.get("due").asInt()).as(when).isEqualTo(1);
            assertThat(renewals.get("dueSpend").asInt()).as(when).isEqualTo(10);
        });

        Stream.of("crane-ends", "crane-lasts")
                .forEach(id -> client.delete().uri("/api/v1/accounts/{id}", id).exchange());
    }

    /** Each spent 100 a year before and spends it still, but for the one that left. */
    @Test
    void countsWhoIsStillToBeRestatedInNeitherRetentionNorRenewals() {
        var ids = List.of("barge-stays", "barge-late", "barge-left");
        ids.forEach(id -> {
            register(id, "barge", "\"customerSince\": \"2024-01-01\"");
            spend(id, "2025-01-10", 100);
        });
        send(event("barge-left", "contract_cancelled", "2026-01-15", ""));
        work.catchUp();
        send(event("barge-late", "contract_renewed", "2026-02-05", ""));
        var uri = "/portfolio?segment=barge&at=2026-02-19";

        var meanwhile = get(uri);
        work.catchUp();
        var afterwards = get(uri);

        assertThat(meanwhile.get("pending").asInt()).isEqualTo(1);
        assertThat(meanwhile.get("netRetention").asDouble()).as("100 / 200").isEqualTo(0.5);
        assertThat(meanwhile.get("renewals").get("renewed").asInt()).isZero();
        assertThat(meanwhile.get("renewals").get("cancelled").asInt()).isEqualTo(1);
        assertThat(afterwards.get("pending").asInt()).isZero();
        assertThat(afterwards.get("netRetention").asDouble()).as("200 / 300").isEqualTo(0.667);
        assertThat(afterwards.get("renewals").get("renewed").asInt()).isEqualTo(1);

        ids.forEach(id -> client.delete().uri("/api/v1/accounts/{id}", id).exchange());
    }

    /** Fades was used until 20 days ago, so it was better 30 days ago; left is in no movement. */
    @Test
    void tellsWhoMovedBetweenBands() {
        var movements =
                get("/portfolio?segment=hand").get("movements").valueStream().toList();

        assertThat(movements).anySatisfy(movement -> {
            assertThat(movement.get("days").asInt()).isEqualTo(30);
            assertThat(movement.get("accounts").asInt()).isEqualTo(1);
            assertThat(movement.get("spend").asDouble()).isEqualTo(60);
        });
    }

    @Test
    void showsThePastAsItWas() {
        var then = get("/portfolio?segment=hand&at=2026-02-19");

        assertThat(then.get("asOf").asString()).isEqualTo("2026-02-19T23:59:59Z");
        assertThat(then.get("accounts").asInt()).as("grows, stays, fades, left").isEqualTo(4);
        assertThat(then.get("churned").asInt()).isZero();
        assertThat(then.get("spend").asDouble())
                .as("150 + 200 + 100, fades none yet")
                .isEqualTo(450);
        assertThat(get("/portfolio?segment=hand&at=2026-02-21").get("churned").asInt())
                .isEqualTo(1);
        assertThat(get("/portfolio?owner=jo&at=2026-02-19").get("accounts").asInt())
                .isEqualTo(1);
    }

    @Test
    void countsStrangersApartAndTestAccountsNowhere() {
        var now = get("/portfolio");

        assertThat(now.get("unregistered").asInt()).isEqualTo(1);
        assertThat(now.get("accounts").asInt()).isEqualTo(4 + 1 + FLEET);
    }

    @Test
    void saysTheSameInItsHistoryWhetherKeptOrNot() {
        var uri = "/portfolio/history?segment=hand&from=2026-02-10&to=2026-02-25";
        var summedUp = get(uri).get("items");
        var kept = get(uri).get("items");

        assertThat(kept).isEqualTo(summedUp);
        assertThat(summedUp.size()).isEqualTo(16);
        for (var row : summedUp) {
            var at = get("/portfolio?segment=hand&at=" + row.get("day").asString());
            assertThat(row.get("bands")).isEqualTo(at.get("bands"));
            assertThat(row.get("movements")).isEqualTo(at.get("movements"));
            assertThat(row.get("asOf")).isEqualTo(at.get("asOf"));
        }
    }

    @Test
    void takesAFilterWithoutAValueForNone() {
        var days = "/portfolio/history?from=2026-02-01&to=2026-02-05";

        var empty = get(days + "&owner=&segment=").get("items");

        assertThat(empty.get(0).get("accounts").asInt()).isPositive();
        assertThat(get(days).get("items")).isEqualTo(empty);
        assertThat(get("/portfolio?segment=").get("accounts"))
                .isEqualTo(get("/portfolio").get("accounts"));
        assertThat(get("/scores?segment=&owner=&q=&flag=&trend=").get("items"))
                .isEqualTo(get("/scores").get("items"));
        assertThat(get("/accounts?segment=&owner=&q=").get("items"))
                .isEqualTo(get("/accounts").get("items"));
    }

    @Test
    void keepsNothingOfSegmentsThatNobodyIsIn() {
        get("/portfolio/history?segment=nobodys&from=2026-02-01&to=2026-02-05");

        assertThat(kept.good(List.of(LocalDate.parse("2026-02-03")), new PortfolioFilter("nobodys", null)))
                .isEmpty();
    }

    /** The upkeep would sum them up again and again, and come to no later days. */
    @Test
    void keepsDaysOnWhichNobodyWasThere() {
        var day = LocalDate.parse("2024-06-01");
        var everybody = new PortfolioFilter(null, null);

        var read = context.getBean(PortfolioKeeper.class).read(new Moment(day, false), everybody);

        assertThat(read.accounts()).isZero();
        assertThat(keptOn(day, everybody)).containsKey(day);
    }

    /** What was spent on a past day belongs to its closing, though no score need be made of it. */
    @Test
    void forgetsAKeptDayWhenLateEventsRestateIt() {
        var uri = "/portfolio/history?segment=fleet&from=2026-02-10&to=2026-02-10";
        var before = get(uri).get("items").get(0);
        spend("fleet-0", "2026-02-09", 70);
        work.catchUp();

        var after = get(uri).get("items").get(0);

        assertThat(before.get("spend").asDouble()).isZero();
        assertThat(after.get("spend").toString()).as("printed as it was sent").isEqualTo("70");
    }

    /** A CRM renames somebody all the time; summing up every day again would take a dashboard seconds. */
    @Test
    void forgetsKeptDaysWhenAnAccountChangesHandsButNotWhenItIsRenamed() {
        var day = LocalDate.parse("2026-02-12");
        var everybody = new PortfolioFilter(null, null);
        var fleet = new PortfolioFilter("fleet", null);
        get("/portfolio/history?from=2026-02-12&to=2026-02-12");
        get("/portfolio/history?segment=fleet&from=2026-02-12&to=2026-02-12");

        merge("fleet-1", "\"name\": \"Renamed\"");
        assertThat(keptOn(day, fleet)).containsKey(day);

        merge("fleet-1", "\"owner\": \"sam\"");
        assertThat(keptOn(day, fleet)).isEmpty();
        assertThat(keptOn(day, everybody)).containsKey(day);

        merge("fleet-1", "\"excluded\": true");
        assertThat(keptOn(day, everybody)).isEmpty();

        merge("fleet-1", "\"name\": null, \"owner\": null, \"excluded\": false");
        work.catchUp();
    }

    /** Neither who was scored, nor who left, nor who does not count. */
    @Test
    void saysHowManyWaitForTheirFirstScore() {
        var since = "\"customerSince\": \"2024-01-01\"";
        register("depot-scored", "depot", since);
        register("depot-left", "depot", since);
        send(event("depot-left", "contract_cancelled", "2026-02-20", ""));
        work.catchUp();
        register("depot-new", "depot", since);
        register("depot-test", "depot", since + ", \"excluded\": true");

        var waiting = get("/portfolio?segment=depot");
        assertThat(waiting.get("accounts").asInt()).isEqualTo(1);
        assertThat(waiting.get("churned").asInt()).isEqualTo(1);
        assertThat(waiting.get("pending").asInt()).isEqualTo(1);

        work.catchUp();
        assertThat(get("/portfolio?segment=depot").get("pending").asInt()).isZero();

        Stream.of("depot-scored", "depot-left", "depot-new", "depot-test")
                .forEach(id -> client.delete().uri("/api/v1/accounts/{id}", id).exchange());
    }

    /** A CRM that registers somebody new every hour must not cost a dashboard all days every hour. */
    @Test
    void keepsTheDaysOnWhichANewcomerWasNotThere() {
        var harbour = new PortfolioFilter("harbour", null);
        var history = "/portfolio/history?segment=harbour&from=2026-02-12&to=2026-02-13";
        var before = LocalDate.parse("2026-02-12");
        var first = before.plusDays(1);
        register("harbour-old", "harbour", "\"customerSince\": \"2020-01-01\"");
        use("harbour-old", before.minusDays(10), TODAY);
        work.catchUp();
        get(history);

        register("harbour-silent", "harbour", "\"customerSince\": \"2020-01-01\"");
        assertThat(keptOn(before, harbour)).containsKey(before);
        assertThat(keptOn(first, harbour)).containsKey(first);

        send(event("harbour-heard", "login", first.toString(), ""));
        register("harbour-heard", "harbour", "\"customerSince\": \"2020-01-01\"");
        work.catchUp();
        assertThat(keptOn(before, harbour)).containsKey(before);
        assertThat(keptOn(first, harbour)).isEmpty();

        Stream.of("harbour-old", "harbour-silent", "harbour-heard")
                .forEach(id -> client.delete().uri("/api/v1/accounts/{id}", id).exchange());
    }

    /** What the late event brought is summed up under the owner of before, and must not be kept. */
    @Test
    void forgetsDaysThatALateEventBringsWhileAnAccountChangesHands() {
        var jetty = new PortfolioFilter("jetty", null);
        var day = LocalDate.parse("2026-02-12");
        register("jetty-1", "jetty", "\"customerSince\": \"2020-01-01\"");
        send(event("jetty-1", "login", "2026-02-14", ""));
        work.catchUp();

        transactions.executeWithoutResult(status -> {
            context.publishEvent(new AccountsChanged(List.of("jetty-1"), null));
            context.publishEvent(new AccountsRegrouped(List.of("jetty-1"), false));
            CompletableFuture.runAsync(() -> {
                        send(event("jetty-1", "login", day.toString(), ""));
                        work.catchUp();
                        get("/portfolio/history?segment=jetty&from=2026-02-12&to=2026-02-12");
                        assertThat(keptOn(day, jetty)).containsKey(day);
                    })
                    .join();
        });
        assertThat(keptOn(day, jetty)).isEmpty();

        client.delete().uri("/api/v1/accounts/jetty-1").exchange();
    }

    @Test
    void countsNobodyOnDaysWhoseEventsWereTakenBack() {
        var history = "/portfolio/history?segment=quay&from=2026-02-12&to=2026-02-12";
        register("quay-1", "quay", "\"customerSince\": \"2020-01-01\"");
        send(event("quay-1", "login", "2026-02-12", ", \"id\": \"quay-mistaken\""));
        send(event("quay-1", "login", "2026-02-14", ""));
        work.catchUp();
        assertThat(get(history).get("items").get(0).get("accounts").asInt()).isEqualTo(1);

        client.delete()
                .uri("/api/v1/accounts/quay-1/events/quay-mistaken?occurredAt=2026-02-12T09:00:00Z")
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
        work.catchUp();
        assertThat(get(history).get("items").get(0).get("accounts").asInt()).isZero();

        client.delete().uri("/api/v1/accounts/quay-1").exchange();
    }

    private Map<LocalDate, Portfolio> keptOn(LocalDate day, PortfolioFilter filter) {
        return kept.good(List.of(day), filter);
    }

    private void merge(String id, String fields) {
        client.post()
                .uri("/api/v1/accounts")
                .contentType(MediaType.APPLICATION_JSON)
                .body("[{\"id\": \"%s\", %s}]".formatted(id, fields))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.rejected")
                .isEqualTo(0);
    }

    @Test
    void walksItsHistoryByPeriodsAndPages() {
        var weeks = get("/portfolio/history?interval=week&from=2026-02-01&to=2026-03-01")
                .get("items");
        assertThat(names(weeks, "day"))
                .containsExactly("2026-02-01", "2026-02-08", "2026-02-15", "2026-02-22", "2026-03-01");

        var first = get("/portfolio/history?interval=month&limit=1&from=2026-01-10");
        var second = get("/portfolio/history?interval=month&limit=1&from=2026-01-10&cursor="
                + first.get("nextCursor").asString());
        assertThat(names(first.get("items"), "day")).containsExactly("2026-01-31");
        assertThat(names(second.get("items"), "day")).containsExactly("2026-02-28");
        assertThat(names(get("/portfolio/history").get("items"), "day"))
                .as("no day before the first that was closed")
                .startsWith(TODAY.minusDays(89).toString());
    }

    @Test
    void givesEveryNumberAColumnOfItsOwn() {
        var csv = client.get()
                .uri("/api/v1/portfolio/history?segment=hand&from=2026-02-28&to=2026-02-28")
                .accept(MediaType.parseMediaType("text/csv"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        var lines = Objects.requireNonNull(csv).split("\r\n");

        assertThat(lines[0])
                .startsWith("day,asOf,accounts,scored,unregistered,churned,pending,spend,mean,median,coverage,"
                        + "bands.healthy.accounts,bands.healthy.spend,bands.watch.accounts,")
                .contains("histogram.0-10,", "renewals.rate,netRetention,movements.days7.up,movements.days7.down,")
                .endsWith("dataQuality.suspect,dataQuality.reason");
        assertThat(lines).hasSize(2);
        assertThat(lines[1].split(",", -1)).hasSameSizeAs(lines[0].split(",", -1));
    }

    @ParameterizedTest
    @CsvSource({
        "/portfolio?at=2026-03-02, at",
        "/portfolio?at=soon, at",
        "/portfolio/history?interval=year, interval",
        "/portfolio/history?from=2026-03-01&to=2026-02-01, from",
        "/portfolio/history?limit=0, limit",
        "/portfolio/history?cursor=x, cursor"
    })
    void refusesWhatItCannotReadAndNamesTheParameter(String uri, String parameter) {
        client.get()
                .uri("/api/v1" + uri)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].parameter")
                .isEqualTo(parameter);
    }

    /** All of the fleet fails to pay on one day, 24 of 28 accounts that can be compared; then the payments turn up. */
    @Test
    void doubtsTheDataAndHoldsFlagsUntilTheyAreMended() {
        pay("payment_failed", TODAY, 3);
        work.catchUp();
        assertThat(flagged()).as("before the guard looks").isEqualTo(FLEET);

        work.judge();

        assertThat(flagged()).isZero();
        assertThat(quality().get("suspect").asBoolean()).isTrue();
        assertThat(quality().get("reason").asString())
                .contains("fell by more than 5 points since 2026-02-28; payment_health did most of it");
        assertThat(health()).contains("\"status\":\"UP\"", "SUSPECT_DATA", "payment_health");

        pay("payment_received", TODAY, 60);
        work.catchUp();
        work.judge();

        assertThat(quality().toString()).isEqualTo("{\"suspect\":false,\"reason\":null}");
        assertThat(health()).doesNotContain("SUSPECT_DATA");
    }

    private long flagged() {
        return get("/scores?segment=fleet&flag=at_risk").get("items").size();
    }

    private JsonNode quality() {
        return get("/portfolio").get("dataQuality");
    }

    private String health() {
        var body = client.get()
                .uri("/actuator/health")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(body);
    }

    private void pay(String type, LocalDate day, int times) {
        send(fleet().flatMap(id -> IntStream.range(0, times).mapToObj(i -> event(id, type, day.toString(), "")))
                .collect(Collectors.joining(",")));
    }

    private static Stream<String> fleet() {
        return IntStream.range(0, FLEET).mapToObj(i -> "fleet-" + i);
    }

    private void register(String id, String segment, String more) {
        client.put()
                .uri("/api/v1/accounts/{id}", id)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"segment\": \"%s\", %s}".formatted(segment, more))
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }

    private void use(String id, LocalDate from, LocalDate to) {
        send(from.datesUntil(to.plusDays(1))
                .flatMap(day -> Stream.of("login", "feature_used")
                        .map(type ->
                                event(id, type, day.toString(), type.equals("login") ? "" : ", \"name\": \"reports\"")))
                .collect(Collectors.joining(",")));
    }

    private void spend(String id, String day, int value) {
        send(event(id, "spend_recorded", day, ", \"value\": " + value));
    }

    private static String event(String id, String type, String day, String more) {
        return "{\"accountId\": \"%s\", \"type\": \"%s\", \"occurredAt\": \"%sT09:00:00Z\"%s}"
                .formatted(id, type, day, more);
    }

    private void send(String events) {
        client.post()
                .uri("/api/v1/events")
                .contentType(MediaType.APPLICATION_JSON)
                .body("[" + events + "]")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.rejected")
                .isEqualTo(0);
    }

    private JsonNode get(String uri) {
        var body = client.get()
                .uri("/api/v1" + uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return new JsonMapper().readTree(Objects.requireNonNull(body));
    }

    private static List<String> names(JsonNode rows, String field) {
        return rows.valueStream().map(row -> row.get(field).asString()).toList();
    }

    private static double sum(JsonNode rows, String field) {
        return rows.valueStream().mapToDouble(row -> row.get(field).asDouble()).sum();
    }
}
