package io.healthscore.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.platform.SettableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** Ranks among accounts; only accounts of this class ever report the measure that they are ranked by. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PercentileTests {

    private static final LocalDate TODAY = LocalDate.ofInstant(SettableClock.START, ZoneOffset.UTC);
    private static final LocalDate YESTERDAY = TODAY.minusDays(1);

    @Autowired
    RestTestClient client;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    Calls calls;

    /** 35 in one segment, reporting 0 to 34, ten in another one, reporting 100 to 109, and four that are no population. */
    @BeforeAll
    void population() {
        calls = new Calls(client);
        var large = IntStream.range(0, 35).mapToObj(i -> account(large(i), "ranked-large", false));
        var small = IntStream.range(0, 10).mapToObj(i -> account("ranked-small-" + i, "ranked-small", false));
        var others = Stream.of(
                account("ranked-tester", "ranked-large", true),
                account("ranked-gone", "ranked-large", false),
                account("ranked-new", "ranked-large", false));
        calls.post(
                        "/accounts",
                        "["
                                + String.join(
                                        ",",
                                        Stream.of(large, small, others)
                                                .flatMap(accounts -> accounts)
                                                .toList())
                                + "]")
                .expectStatus()
                .isOk();
        report(YESTERDAY, 0);
        for (var id : List.of("ranked-tester", "ranked-gone", "ranked-stranger")) {
            calls.send(id, Stream.of(measure(YESTERDAY, 1000)));
        }
        calls.send("ranked-gone", Stream.of(Calls.event("contract_cancelled", YESTERDAY, "\"name\": \"x\"")));
        calls.send("ranked-new", Stream.of(measure(TODAY, 1000)));
    }

    @Test
    void fitsOnTheLastClosedDayWhatANewVersionComparesWith() {
        var created = create("ranked-kept");

        var references = created.at("/references/rank");
        assertThat(references.get("day").asString()).isEqualTo(YESTERDAY.toString());
        assertThat(references.get("ageDays").asInt()).isEqualTo(1);
        assertThat(references.get("accounts").asInt()).isEqualTo(45);
        assertThat(references.get("quantiles")).hasSize(101);
        assertThat(references.at("/quantiles/100").asInt()).isEqualTo(109);
        assertThat(references.get("segments").propertyNames()).containsExactly("ranked-large");
        assertThat(references.at("/segments/ranked-large/accounts").asInt()).isEqualTo(35);
        assertThat(references.at("/segments/ranked-large/quantiles/50").asInt()).isEqualTo(17);
        assertThat(created.at("/references/grow/accounts").asInt()).isEqualTo(45);
        assertThat(calls.get("/models/ranked-kept/versions/1")).isEqualTo(created);
        assertThat(calls.get("/models/default/versions/1").get("references").isNull())
                .isTrue();
    }

    /** The reason for keeping it: what others do later changes nobody's score, past or present. */
    @Test
    void ranksByWhatWasKeptWhateverTheOthersDoLater() {
        create("ranked-steady");
        activate("ranked-steady");
        var middle = score(large(17), "");
        assertThat(middle.get("score").asDouble()).isEqualTo(50);
        assertThat(middle.at("/reasons/0/because").asString())
                .isEqualTo("Rank: 17, which ranks 50 of 100 among the accounts that it is compared with");
        assertThat(middle.at("/expansion/score").asDouble()).isBetween(10.0, 40.0);
        assertThat(score(large(34), "").get("score").asDouble()).isEqualTo(100);
        assertThat(score("ranked-small-0", "").get("score").asDouble())
                .as("ten are too few, so it is compared with all 45")
                .isBetween(75.0, 82.0);

        clock.advance(Duration.ofDays(3));
        var before = score(large(17), "");
        var past = score(large(17), "?at=" + TODAY);
        report(TODAY.plusDays(3), 500);
        calls.send(large(17), Stream.of(measure(TODAY.plusDays(3), 17).replace("T08:00", "T09:00")));

        assertThat(score(large(17), "").get("score")).isEqualTo(before.get("score"));
        assertThat(score(large(17), "?at=" + TODAY)).isEqualTo(past);
        assertThat(score(large(1), "").get("score").asDouble()).isEqualTo(100);
        assertThat(calls.get("/models/ranked-steady")
                        .at("/active/references/rank/ageDays")
                        .asInt())
                .isEqualTo(4);
        var explanation = calls.get("/accounts/" + large(1) + "/score/explanation?from=" + TODAY);
        assertThat(explanation.at("/drivers/0/change")).isEqualTo(explanation.get("change"));
        assertThat(explanation.at("/drivers/0/driver").asString()).isEqualTo("metric");
    }

    @Test
    void previewsADefinitionAsItWouldBeFittedIfItWereStoredNow() {
        create("ranked-tried");
        var kept = references();

        var sent = calls.lines("{\"definition\": %s, \"segment\": \"ranked-large\"}".formatted(model("ranked-tried")));
        var stored = calls.lines("{\"model\": \"ranked-tried\", \"version\": 1, \"segment\": \"ranked-large\"}");

        assertThat(sent).isEqualTo(stored);
        assertThat(sent.stream()
                        .filter(line -> line.get("accountId").asString().equals(large(17)))
                        .map(line -> line.get("after").asInt()))
                .containsExactly(50);
        assertThat(references()).isEqualTo(kept);
    }

    private long references() {
        return jdbc.sql("select count(*) from model_reference")
                .query(Long.class)
                .single();
    }

    private JsonNode create(String key) {
        return Calls.read(calls.post("/models/" + key + "/versions", model(key)));
    }

    private void activate(String key) {
        calls.post("/models/" + key + "/versions/1/activate", "{}")
                .expectStatus()
                .isOk();
    }

    private JsonNode score(String accountId, String query) {
        return calls.get("/accounts/" + accountId + "/score" + query);
    }

    private void report(LocalDate day, int more) {
        for (int i = 0; i < 35; i++) {
            calls.send(large(i), Stream.of(measure(day, i + more)));
        }
        for (int i = 0; i < 10; i++) {
            calls.send("ranked-small-" + i, Stream.of(measure(day, 100 + i + more)));
        }
    }

    private static String measure(LocalDate day, int value) {
        return "\"type\": \"measure_reported\", \"name\": \"ranked-by\", \"value\": %d, \"occurredAt\": \"%sT08:00:00Z\""
                .formatted(value, day);
    }

    private static String large(int number) {
        return "ranked-large-%02d".formatted(number);
    }

    private static String account(String id, String segment, boolean excluded) {
        return "{\"id\": \"%s\", \"segment\": \"%s\", \"excluded\": %s, \"customerSince\": \"2025-01-01\"}"
                .formatted(id, segment, excluded);
    }

    private static String model(String key) {
        return """
                {"key": "%s", "appliesTo": {"segments": ["ranked-large", "ranked-small"]},
                 "bands": {"healthy": 75, "watch": 50, "poor": 25, "critical": 0},
                 "categories": [{"key": "all", "weight": 1}],
                 "metrics": [{"key": "rank", "label": "Rank", "category": "all", "weight": 1,
                   "value": {"aggregate": "latest", "of": "measure_reported", "name": "ranked-by"},
                   "normalize": {"type": "percentile", "within": "segment"}}],
                 "expansion": {"metrics": [{"key": "grow", "label": "Growth", "weight": 100,
                   "value": {"aggregate": "latest", "of": "measure_reported", "name": "ranked-by"},
                   "normalize": {"type": "percentile", "best": "high"}}]}}
                """.formatted(key);
    }
}
