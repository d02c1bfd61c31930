package io.healthscore.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.platform.SettableClock;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreviewTests {

    private static final LocalDate TODAY = LocalDate.ofInstant(SettableClock.START, ZoneOffset.UTC);
    private static final int SATISFACTION = 2;

    @Autowired
    RestTestClient client;

    Calls calls;

    @BeforeAll
    void portfolio() {
        calls = new Calls(client);
        var facts = "\"segment\": \"previewed\", \"customerSince\": \"2025-01-01\"";
        calls.register("preview-glad", facts + ", \"spend\": 100");
        calls.register("preview-sad", facts + ", \"spend\": 100");
        calls.register("preview-gone", facts);
        calls.register("preview-silent", facts);
        calls.register("preview-tester", facts + ", \"excluded\": true");
        for (var id : List.of("preview-glad", "preview-sad", "preview-gone")) {
            calls.use(id, TODAY.minusDays(40), TODAY);
        }
        calls.use("preview-stranger", TODAY.minusDays(40), TODAY);
        calls.send("preview-glad", surveys(10, 5));
        calls.send("preview-sad", surveys(0, 1));
        calls.send("preview-gone", Stream.of(Calls.event("contract_cancelled", TODAY.minusDays(3), "\"name\": \"x\"")));
    }

    private static Stream<String> surveys(int nps, int csat) {
        return Stream.of(
                Calls.event("nps_response", TODAY.minusDays(5), "\"value\": " + nps),
                Calls.event("csat_response", TODAY.minusDays(5), "\"value\": " + csat));
    }

    @Test
    void showsWhoMovesAndWhy() {
        var preview = previewed(weighingSatisfaction(9));

        assertThat(preview.propertyNames())
                .containsExactly(
                        "accounts",
                        "before",
                        "after",
                        "migration",
                        "moved",
                        "movers",
                        "improvedOnlyByMissingData",
                        "losingTheirScore",
                        "cut");
        assertThat(preview.get("accounts").asInt()).isEqualTo(3);
        assertThat(preview.at("/before/bands/insufficient_data").asInt()).isEqualTo(1);
        assertThat(preview.get("moved").asInt()).isEqualTo(2);
        assertThat(ids(preview.get("movers"))).containsExactly("preview-sad", "preview-glad");
        var sad = preview.get("movers").get(0);
        assertThat(sad.get("change").asDouble()).isNegative();
        assertThat(sad.get("change").decimalValue())
                .isEqualByComparingTo(sad.get("after")
                        .decimalValue()
                        .subtract(sad.get("before").decimalValue()));
        assertThat(sad.at("/drivers/0/driver").asString()).isEqualTo("metric");
        assertThat(preview.get("migration").valueStream())
                .anySatisfy(flow -> assertThat(flow.get("spend").asInt()).isEqualTo(100));
    }

    @Test
    void explainsEachMoveToTheHundredth() {
        for (var line : calls.lines(body(weighingSatisfaction(9)))) {
            var sum = line.get("drivers")
                    .valueStream()
                    .map(driver -> driver.get("change").decimalValue())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            var change = line.get("change");

            assertThat(sum)
                    .as(line.toString())
                    .isEqualByComparingTo(change.isNull() ? BigDecimal.ZERO : change.decimalValue());
        }
    }

    /** The property that makes the rest believable; over every account that any test has left behind, too. */
    @ParameterizedTest
    @ValueSource(longs = {0, 20, 4000})
    void movesNobodyWhenTheActiveVersionIsPreviewed(long daysAgo) {
        var day = TODAY.minusDays(daysAgo);
        var stored = "{\"model\": \"default\", \"version\": %d, \"at\": \"%s\"}".formatted(calls.activeVersion(), day);
        var sent = "{\"definition\": %s, \"at\": \"%s\"}".formatted(calls.definition(), day);

        for (var preview : List.of(calls.preview(stored), calls.preview(sent))) {
            assertThat(preview.get("moved").asInt()).isZero();
            assertThat(preview.get("movers")).isEmpty();
            assertThat(preview.get("migration")).isEmpty();
            assertThat(preview.get("improvedOnlyByMissingData")).isEmpty();
            assertThat(preview.get("losingTheirScore")).isEmpty();
            assertThat(preview.get("after")).isEqualTo(preview.get("before"));
        }
    }

    @Test
    void startsFromTheScoresThatPeopleSee() {
        for (var line : calls.lines(body(weighingSatisfaction(9)))) {
            var score = calls.get("/accounts/" + line.get("accountId").asString() + "/score");

            assertThat(line.get("before")).isEqualTo(score.get("score"));
            assertThat(line.get("from")).isEqualTo(score.get("band"));
        }
    }

    @Test
    void answersALineAnAccountInTheOrderOfIds() {
        var all = calls.lines("{\"definition\": %s}".formatted(calls.definition()));
        var segment = calls.lines(body(calls.definition()));

        assertThat(all.stream().map(line -> line.get("accountId").asString()))
                .contains("preview-stranger")
                .doesNotContain("preview-tester", "preview-gone")
                .isSorted();
        assertThat(segment.stream().map(line -> line.get("accountId").asString()))
                .containsExactly("preview-glad", "preview-sad", "preview-silent");
    }

    @Test
    void scoresAPastDayByWhatHappenedUntilThen() {
        var then = "{\"definition\": %s, \"segment\": \"previewed\", \"at\": \"%s\"}"
                .formatted(weighingSatisfaction(9), TODAY.minusDays(10));

        var after = calls.lines(then).stream()
                .collect(Collectors.toMap(line -> line.get("accountId").asString(), line -> line.get("after")));

        assertThat(after.get("preview-glad"))
                .as("nobody had answered a survey yet")
                .isEqualTo(after.get("preview-sad"));
        assertThat(after).as("it left later, and then was still there").containsKey("preview-gone");
    }

    @Test
    void tellsWhoIsOnlyBetterOffBecauseSomethingCountsNoLonger() {
        var definition = calls.definition();
        var metrics = definition.get("metrics").asArray();
        for (int i = metrics.size() - 1; i >= 0; i--) {
            if (metrics.get(i).get("category").asString().equals("satisfaction")) {
                metrics.remove(i);
            }
        }
        definition.get("categories").asArray().remove(SATISFACTION);
        definition.remove("plays");

        var preview = previewed(definition);

        assertThat(ids(preview.get("improvedOnlyByMissingData"))).containsExactly("preview-sad");
    }

    @Test
    void tellsWhoWouldLoseTheirScoreAndWhy() {
        var definition = calls.definition().put("minimumCoverage", 0.99);

        var losing = previewed(definition).get("losingTheirScore");

        assertThat(ids(losing)).containsExactly("preview-glad", "preview-sad");
        assertThat(losing.get(0).get("before").asDouble()).isPositive();
        assertThat(losing.get(0).get("because").asString()).isNotBlank();
    }

    @Test
    void takesOnlyTheAccountsThatItWouldApplyTo() {
        var other = weighingSatisfaction(9).put("key", "previewed-other");
        other.putObject("appliesTo").putArray("segments").add("nobody");
        var own = weighingSatisfaction(9).put("key", "previewed-own");
        own.putObject("appliesTo").putArray("segments").add("previewed");

        assertThat(previewed(other).get("moved").asInt()).isZero();
        assertThat(previewed(own).get("moved").asInt()).isEqualTo(2);
        assertThat(calls.lines(body(own)).get(0).get("model").asString()).isEqualTo("previewed-own");
    }

    @Test
    void changesNothing() {
        var models = calls.get("/models");
        var score = calls.get("/accounts/preview-sad/score");

        previewed(weighingSatisfaction(9));

        assertThat(calls.get("/models")).isEqualTo(models);
        assertThat(calls.get("/accounts/preview-sad/score")).isEqualTo(score);
        assertThat(calls.get("/previews").get("items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {};                                                        ''
            {"model": "default"};                                      ''
            {"version": 1};                                            ''
            {"definition": {}, "model": "default"};                    ''
            {"definition": {}};                                        /definition/key
            {"definition": []};                                        /definition
            {"definition": {"key": "a", "key": "b"}};                  /definition/key
            {"model": "default", "version": 0};                        /version
            {"model": "default", "version": 1, "at": "2026-03-02"};    /at
            {"model": "default", "version": 1, "at": "yesterday"};     /at
            {"model": "default", "version": 1, "segment": ""};         /segment
            {"model": "default", "version": 1, "day": "2026-02-01"};   /day
            """)
    void refusesWhatItCannotReadAndPointsAtIt(String body, String pointer) {
        calls.post("/models/preview", body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[?(@.pointer == '%s')]".formatted(pointer))
                .isNotEmpty();
    }

    @Test
    void pointsIntoTheDefinition() {
        var definition = calls.definition();
        definition.get("metrics").get(0).asObject().put("weight", "huge");

        calls.post("/models/preview", body(definition))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/definition/metrics/0/weight");
    }

    @Test
    void refusesADefinitionThatNobodyWrote() {
        calls.post("/models/preview", "{\"definition\": {\"key\": \"%s\"}}".formatted("x".repeat(300_000)))
                .expectStatus()
                .isEqualTo(413);
    }

    @Test
    void knowsNoVersionThatIsNotThere() {
        calls.post("/models/preview", "{\"model\": \"default\", \"version\": 1000}")
                .expectStatus()
                .isNotFound();
    }

    private JsonNode previewed(ObjectNode definition) {
        return calls.preview(body(definition));
    }

    private static String body(JsonNode definition) {
        return "{\"segment\": \"previewed\", \"definition\": %s}".formatted(definition);
    }

    private ObjectNode weighingSatisfaction(int weight) {
        var definition = calls.definition();
        definition.get("categories").get(SATISFACTION).asObject().put("weight", weight);
        return definition;
    }

    private static List<String> ids(JsonNode items) {
        return items.valueStream().map(item -> item.get("accountId").asString()).toList();
    }
}
