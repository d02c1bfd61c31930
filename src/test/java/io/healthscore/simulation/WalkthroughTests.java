package io.healthscore.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.platform.SettableClock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** {@code docs/walkthrough-models.md} as somebody walks it who wants satisfaction to count for more. */
@IntegrationTest
class WalkthroughTests {

    private static final LocalDate TODAY = LocalDate.ofInstant(SettableClock.START, ZoneOffset.UTC);
    private static final String UNHAPPY = "walk-unhappy";

    @Autowired
    RestTestClient client;

    private Calls calls;
    private int former;

    @BeforeEach
    void anUnhappyCustomerWhoUsesTheProductEveryDay() {
        calls = new Calls(client);
        former = calls.activeVersion();
        calls.register(UNHAPPY, "\"segment\": \"walked\", \"customerSince\": \"2025-01-01\"");
        calls.use(UNHAPPY, TODAY.minusDays(60), TODAY);
        calls.send(UNHAPPY, Stream.of(Calls.event("nps_response", TODAY.minusDays(40), "\"value\": 0")));
    }

    @AfterEach
    void rollBack() {
        activate(former);
    }

    @Test
    void previewsActivatesAndRollsBack() {
        var before = score();
        int version = draftThatWeighsSatisfaction();

        var mover = calls.preview(
                        "{\"model\": \"default\", \"version\": %d, \"segment\": \"walked\"}".formatted(version))
                .get("movers")
                .get(0);
        assertThat(mover.get("accountId").asString()).isEqualTo(UNHAPPY);
        assertThat(mover.get("before")).isEqualTo(before.get("score"));
        assertThat(mover.get("change").asDouble()).isNegative();
        assertThat(mover.at("/drivers/0/key").asString()).isEqualTo("nps");
        assertThat(score()).as("nothing is changed yet").isEqualTo(before);

        activate(version);
        var activated = score();
        assertThat(activated.get("score")).isEqualTo(mover.get("after"));
        assertThat(activated.at("/model/version").asInt()).isEqualTo(version);
        assertThat(activated.get("flags"))
                .as("a version raises no alarm by itself")
                .isEqualTo(before.get("flags"));
        assertThat(activated.get("trend")).isEqualTo(before.get("trend"));
        var explanation = calls.get("/accounts/%s/score/explanation?from=%s".formatted(UNHAPPY, TODAY.minusDays(1)));
        assertThat(explanation.at("/drivers/0/driver").asString()).isEqualTo("model");
        assertThat(explanation.at("/drivers/0/change").decimalValue())
                .as("what the version did, apart from what the customer did that day")
                .isEqualByComparingTo(mover.get("change").decimalValue());

        activate(former);
        var back = score();
        for (var field : new String[] {"score", "rawScore", "band", "metrics", "caps", "trend", "model"}) {
            assertThat(back.get(field)).as(field).isEqualTo(before.get(field));
        }
    }

    private JsonNode score() {
        return calls.get("/accounts/%s/score".formatted(UNHAPPY));
    }

    private int draftThatWeighsSatisfaction() {
        var definition = calls.definition();
        for (var category : definition.get("categories")) {
            if (category.get("key").asString().equals("satisfaction")) {
                category.asObject().put("weight", "high");
            }
        }
        return Calls.read(calls.post("/models/default/versions", definition.toString()))
                .get("version")
                .asInt();
    }

    private void activate(int version) {
        calls.post("/models/default/versions/%d/activate".formatted(version), "{\"author\": \"jo@vendor.example\"}")
                .expectStatus()
                .isOk();
    }
}
