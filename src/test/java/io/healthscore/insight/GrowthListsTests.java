package io.healthscore.insight;

import static io.healthscore.insight.Vendor.event;
import static io.healthscore.insight.Vendor.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.platform.SettableClock;
import io.healthscore.score.ScoreWork;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/**
 * Segment {@code growing}: two that use all their seats and would recommend us, one of them healthy for a fortnight only; one
 * with a single signal; one that does badly and spends more; one that does well and spends less; and who counts nowhere.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrowthListsTests {

    private static final LocalDate TODAY = LocalDate.ofInstant(SettableClock.START, ZoneOffset.UTC);
    private static final String EXPANSION = "/insights/expansion?segment=growing";
    private static final String QUADRANT = "/insights/quadrant?segment=growing";
    private static final String[] FEATURES = {"reports", "alerts", "export", "search", "sharing", "api"};

    @Autowired
    RestTestClient client;

    @Autowired
    ApplicationContext context;

    Vendor vendor;

    @BeforeAll
    void portfolio() {
        vendor = new Vendor(client);
        full("ready", 2000);
        full("ready-too", 900);
        full("excluded", 5000);
        vendor.register("growing-excluded", "\"segment\": \"growing\", \"excluded\": true");
        full("young", 800);
        vendor.send(
                event(
                        "growing-young",
                        "ticket_opened",
                        TODAY.minusDays(40),
                        "\"name\": \"T\", \"severity\": \"urgent\""),
                event("growing-young", "ticket_resolved", TODAY.minusDays(13), "\"name\": \"T\""));
        register("single", "\"owner\": \"kim\"");
        vendor.use("growing-single", TODAY.minusDays(100), TODAY, FEATURES);
        spend("single", 100, 400);
        spend("single", 10, 395);
        register("bad", "\"owner\": \"kim\"");
        vendor.use("growing-bad", TODAY.minusDays(100), TODAY.minusDays(40), FEATURES);
        vendor.send(event("growing-bad", "account_expanded", TODAY.minusDays(5), "\"name\": \"addon\""));
        vendor.register("growing-new", "\"segment\": \"growing\", \"spend\": 70");
        new ScoreWork(context).catchUp();
    }

    /** Nine people on ten seats, and a promoter. */
    private void full(String name, int spend) {
        var id = register(name, "\"owner\": \"jo\"");
        vendor.use(id, TODAY.minusDays(100), TODAY, FEATURES);
        vendor.send(IntStream.range(1, 100)
                .mapToObj(day -> event(id, "login", TODAY.minusDays(day), "\"userId\": \"p-" + day % 9 + "\""))
                .toList());
        vendor.send(
                event(id, "seats_changed", TODAY.minusDays(90), "\"value\": 10"),
                event(id, "nps_response", TODAY.minusDays(60), "\"value\": 10"));
        spend(name, 100, spend);
    }

    private String register(String name, String fields) {
        var id = "growing-" + name;
        vendor.register(id, "\"segment\": \"growing\", \"customerSince\": \"2024-01-01\", " + fields);
        return id;
    }

    private void spend(String name, int daysAgo, int spend) {
        vendor.send(event("growing-" + name, "spend_recorded", TODAY.minusDays(daysAgo), "\"value\": " + spend));
    }

    @Test
    void listsWhoIsReadyToGrowTheMostToGainFirst() {
        var list = vendor.get(EXPANSION);

        assertThat(ids(list)).containsExactly("growing-ready", "growing-ready-too");
        assertThat(vendor.walk(EXPANSION + "&limit=1")).isEqualTo(ids(list));
        var ready = list.get("items").get(0);
        assertThat(ready.get("owner").asString()).isEqualTo("jo");
        assertThat(ready.get("healthySince").asString())
                .isLessThan(TODAY.minusDays(27).toString());
        assertThat(ready.get("expansionScore").asDouble()).isGreaterThanOrEqualTo(70);
        assertThat(ready.at("/evidence/0/signal").asString()).isEqualTo("seat_pressure");
        assertThat(ready.at("/evidence/0/value").asDouble()).isEqualTo(100);
        assertThat(ready.at("/evidence/0/because").asString()).startsWith("Seats nearly used up: 10 of 10 (100 %)");
        assertThat(ready.get("lacking")).isEmpty();
        assertThat(ready.at("/plays/0/key").asString()).isEqualTo("more_seats");
        assertThat(ready.at("/plays/0/text").asString())
                .startsWith("10 of your 10 seats are in use, so your next colleagues will have to wait.");
        assertThat(ready.get("plays").toString())
                .as("what it uses")
                .contains("You use alerts, api and export more than most.");
    }

    @Test
    void tellsNearMissesWhatTheyLackAndSuggestsNothing() {
        var misses = vendor.get(EXPANSION + "&ready=false");

        assertThat(ids(misses)).containsExactly("growing-young", "growing-single");
        assertThat(lacking(misses.get("items").get(0))).containsExactly("healthy for 14 days, 28 needed");
        assertThat(lacking(misses.get("items").get(1)))
                .containsExactly("expansion score 14, 70 needed", "1 signal of 60 or more, 2 needed");
        assertThat(misses.get("items"))
                .allSatisfy(miss -> assertThat(miss.get("plays")).isEmpty());
        assertThat(vendor.csv(EXPANSION + "&ready=false").split("\r\n")[0])
                .isEqualTo(
                        "accountId,name,owner,segment,state,noticeBy,score,spend,healthySince,expansionScore,evidence,"
                                + "lacking,plays,text");
    }

    private static List<String> lacking(JsonNode item) {
        return item.get("lacking").valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void countsAccountsAndSpendByHealthAndExpansion() {
        var quadrant = vendor.get(QUADRANT);

        assertThat(quadrant.get("quadrants").toString())
                .isEqualTo("[{\"health\":\"healthy\",\"expansion\":\"high\",\"accounts\":3,\"spend\":3700},"
                        + "{\"health\":\"healthy\",\"expansion\":\"low\",\"accounts\":1,\"spend\":395},"
                        + "{\"health\":\"not_healthy\",\"expansion\":\"high\",\"accounts\":0,\"spend\":0},"
                        + "{\"health\":\"not_healthy\",\"expansion\":\"low\",\"accounts\":1,\"spend\":0}]");
        assertThat(quadrant.get("unscored").toString()).isEqualTo("{\"accounts\":1,\"spend\":70}");
    }

    @Test
    void listsThoseWhoseHealthAndRevenueDisagree() {
        var items = vendor.get(QUADRANT).get("items").valueStream().toList();

        assertThat(vendor.walk(QUADRANT + "&limit=1")).containsExactly("growing-single", "growing-bad");
        assertThat(items.get(0).get("disagreement").asString()).isEqualTo("healthy_but_contracting");
        assertThat(items.get(0).get("because").asString()).isEqualTo("spends 395 a month, 400 before");
        assertThat(items.get(1).get("disagreement").asString()).isEqualTo("unhealthy_but_expanding");
        assertThat(items.get(1).get("because").asString())
                .isEqualTo("an expansion was the last change of its contract");
        assertThat(vendor.csv(QUADRANT).split("\r\n")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "/insights/expansion?ready=perhaps, ready",
        "/insights/expansion?cursor=x, cursor",
        "/insights/quadrant?limit=0, limit",
        "/insights/quadrant?minSpend=x, minSpend",
        "/insights/plays?cursor=x, cursor"
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
}
