package io.healthscore.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.platform.SettableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What happens to scores and history when a version is activated; the models here apply to accounts of their own only. */
@IntegrationTest
class ModelShiftTests {

    private static final LocalDate TODAY = LocalDate.ofInstant(SettableClock.START, ZoneOffset.UTC);

    @Autowired
    RestTestClient client;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    Service service;

    @BeforeEach
    void connect() {
        service = new Service(client);
    }

    @Test
    void activatingAVersionRaisesNoAlarmAndLeavesTrendsAlone() {
        service.register("shifted", "\"segment\": \"shift\"");
        service.use("shifted", TODAY.minusDays(70), TODAY);
        activate("shift", 28);
        var before = service.score("shifted");

        activate("shift", 84);
        var after = service.score("shifted");

        assertThat(before.get("score").asDouble()).isEqualTo(100);
        assertThat(after.get("score").asDouble()).isEqualTo(33.33);
        assertThat(after.get("band").asString()).isEqualTo("poor");
        assertThat(after.get("flags")).isEmpty();
        assertThat(after.get("trend")).isEqualTo(before.get("trend"));
        assertThat(jdbc.sql("select by_model from band_change where account_id = 'shifted' and to_band = 'poor'")
                        .query(Boolean.class)
                        .list())
                .containsExactly(true);
        for (int day = 1; day <= 3; day++) {
            clock.advance(Duration.ofDays(1));
            service.send("shifted", List.of(Service.login(TODAY.plusDays(day))));
            assertThat(service.score("shifted").get("flags")).isEmpty();
        }
    }

    @Test
    void closedDaysKeepTheirVersionAndTheExplanationNamesTheModelApart() {
        service.register("bounded", "\"segment\": \"bound\"");
        service.use("bounded", TODAY.minusDays(70), TODAY);
        var yesterday = service.history("bounded", TODAY.minusDays(1), TODAY.minusDays(1));
        activate("bound", 28);

        var days = service.history("bounded", TODAY.minusDays(1), TODAY);
        var explanation = service.get("/accounts/bounded/score/explanation?from={from}", TODAY.minusDays(1));

        assertThat(days.get(0)).isEqualTo(yesterday.get(0));
        assertThat(days)
                .extracting(day -> day.get("model").get("key").asString())
                .containsExactly("default", "bound");
        ExplanationControllerTests.addsUp(explanation);
        assertThat(explanation.get("drivers"))
                .extracting(driver -> driver.get("driver").asString())
                .contains("model");
        assertThat(explanation.get("drivers").toString())
                .contains("the model changed from default version 1 to bound version 1");
    }

    @Test
    void rollingBackRestoresTheScoreToTheLastDigit() {
        service.register("rolled", "\"segment\": \"roll\"");
        service.use("rolled", TODAY.minusDays(70), TODAY);
        int first = activate("roll", 30);
        var before = withoutTime(service.score("rolled"));

        int second = activate("roll", 50);
        var between = withoutTime(service.score("rolled"));
        reactivate("roll", first);

        assertThat(withoutTime(service.score("rolled"))).isEqualTo(before).isNotEqualTo(between);
        reactivate("roll", second);
        assertThat(withoutTime(service.score("rolled"))).isEqualTo(between);
        reactivate("roll", first);
        assertThat(withoutTime(service.score("rolled"))).isEqualTo(before);
        var versions = service.get(
                "/accounts/rolled/score/explanation?from={day}&to={day}&fromVersion={a}&toVersion={b}",
                TODAY,
                TODAY,
                first,
                second);
        assertThat(versions.get("drivers")).hasSize(1);
        assertThat(versions.get("drivers").get(0).get("driver").asString()).isEqualTo("model");
        ExplanationControllerTests.addsUp(versions);
    }

    @Test
    void deactivatingAModelRaisesNoAlarmAndKeepsThePast() {
        service.register("let-go", "\"segment\": \"letting\"");
        service.use("let-go", TODAY.minusDays(70), TODAY.minusDays(5));
        int version = activate("letting", 10);
        var yesterday = service.score("let-go");
        clock.advance(Duration.ofDays(1));
        var before = service.score("let-go");

        deactivate("letting");
        var after = service.score("let-go");

        assertThat(before.get("score").asDouble()).isEqualTo(100);
        assertThat(after.get("score").asDouble()).isLessThan(85);
        assertThat(after.at("/model/key").asString()).isEqualTo("default");
        assertThat(after.get("flags")).isEmpty();
        assertThat(after.get("trend")).isEqualTo(before.get("trend"));
        assertThat(service.scoreAt("let-go", TODAY).get("model")).isEqualTo(yesterday.get("model"));
        assertThat(service.history("let-go", TODAY, TODAY)
                        .get(0)
                        .at("/model/key")
                        .asString())
                .isEqualTo("letting");
        reactivate("letting", version);
        assertThat(service.score("let-go").at("/model/key").asString()).isEqualTo("letting");
    }

    @Test
    void aFallOfTheCustomersOwnIsNotTheModels() {
        service.register("own-fault", "\"segment\": \"mixed\"");
        service.use("own-fault", TODAY.minusDays(70), TODAY.minusDays(1));
        activate("mixed", 28);
        service.score("own-fault");

        clock.advance(Duration.ofDays(20));
        service.score("own-fault");

        assertThat(jdbc.sql(
                                "select by_model from band_change where account_id = 'own-fault' order by changed_at desc limit 1")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    /** As much is measured on both days, but not the same. */
    @Test
    void raisesNoAlarmWhenOneAnswerGrowsOldAndAnotherComesOfAsMuchWeight() {
        service.register("swapped", "\"segment\": \"swap\"");
        var version = service.post("/models/swap/versions", """
                {"key": "swap", "appliesTo": {"segments": ["swap"]},
                 "bands": {"healthy": 75, "watch": 50, "poor": 25, "critical": 0},
                 "categories": [{"key": "usage", "weight": 1}, {"key": "said", "weight": 1}],
                 "metrics": [{"key": "days", "label": "Days", "category": "usage", "weight": 1,
                              "value": {"aggregate": "active_days", "of": "usage", "window": "P28D"},
                              "normalize": {"type": "linear", "worst": 0, "best": 28}},
                             {"key": "nps", "label": "NPS", "category": "said", "weight": 1,
                              "value": {"aggregate": "nps", "of": "nps_response", "window": "P30D"},
                              "normalize": {"type": "linear", "worst": -100, "best": 100}},
                             {"key": "csat", "label": "CSAT", "category": "said", "weight": 1,
                              "value": {"aggregate": "mean", "of": "csat_response", "window": "P30D"},
                              "normalize": {"type": "linear", "worst": 1, "best": 5}}],
                 "flags": {"at_risk": {"below": 50, "forEvaluations": 2, "clearAbove": 55,
                                       "orDrop": {"points": 15, "within": "P84D", "clearWithin": 10}}}}
                """).get("version").asInt();
        reactivate("swap", version);
        service.send("swapped", List.of(Service.event("nps_response", TODAY, "\"value\": 10")));
        var last = TODAY.plusDays(29);
        clock.advance(Duration.ofDays(30));
        service.use("swapped", TODAY, last.plusDays(1));
        service.send("swapped", List.of(Service.event("csat_response", last.plusDays(1), "\"value\": 1")));

        var after = service.score("swapped");
        var before = service.history("swapped", last, last).get(0);

        assertThat(before.get("score").asDouble()).isEqualTo(100);
        assertThat(after.get("score").asDouble()).isEqualTo(66.67);
        assertThat(after.get("coverage")).isEqualTo(before.get("coverage"));
        assertThat(after.get("flags")).isEmpty();
    }

    private int activate(String key, int best) {
        var version = service.post("/models/" + key + "/versions", """
                {"key": "%1$s", "appliesTo": {"segments": ["%1$s"]},
                 "bands": {"healthy": 75, "watch": 50, "poor": 25, "critical": 0},
                 "categories": [{"key": "usage", "weight": 1}],
                 "metrics": [{"key": "days", "label": "Days", "category": "usage", "weight": 1,
                              "value": {"aggregate": "active_days", "of": "usage", "window": "P28D"},
                              "normalize": {"type": "linear", "worst": 0, "best": %2$d}}],
                 "flags": {"at_risk": {"below": 50, "forEvaluations": 2, "clearAbove": 55,
                                       "orDrop": {"points": 15, "within": "P84D", "clearWithin": 10}}}}
                """.formatted(key, best))
                .get("version")
                .asInt();
        reactivate(key, version);
        return version;
    }

    private void reactivate(String key, int version) {
        service.post(
                "/models/%s/versions/%d/activate".formatted(key, version), "{\"author\": \"jo\", \"note\": \"test\"}");
    }

    private void deactivate(String key) {
        service.post("/models/%s/deactivate".formatted(key), "{\"author\": \"jo\", \"note\": \"test\"}");
    }

    private static JsonNode withoutTime(JsonNode score) {
        return ((ObjectNode) score).without("asOf");
    }
}
