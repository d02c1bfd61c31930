package io.healthscore.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.OwnDatabase;
import io.healthscore.account.AccountFacts;
import io.healthscore.platform.SettableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@IntegrationTest
@OwnDatabase
class ModelApiTests {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-01");
    private static final String SMALL = """
            key: %s
            appliesTo: {segments: [%s]}
            bands: {healthy: 75, watch: 50, poor: 25, critical: 0}
            categories: [{key: usage, weight: 1}]
            metrics:
              - {key: days, label: Days, category: usage, weight: 1,
                 value: {aggregate: active_days, of: usage, window: P28D}, normalize: {type: linear, worst: 0, best: 9}}
            """;

    @Autowired
    RestTestClient client;

    @Autowired
    ScoringModels models;

    @Autowired
    ShippedModels shipped;

    @Autowired
    Versions versions;

    @Autowired
    Activations activations;

    @Autowired
    SettableClock clock;

    @Test
    void beginsWithTheShippedModelActive() {
        get("/default/versions/1")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.key")
                .isEqualTo("default")
                .jsonPath("$.note")
                .isEqualTo("Came with the release.")
                .jsonPath("$.references")
                .isEqualTo(null)
                .jsonPath("$.shares.login_frequency")
                .isEqualTo(0.115385)
                .jsonPath("$.definition.metrics[0].label")
                .isEqualTo("Days in use");
        assertThat(models.catalog().at(facts("any"), TODAY.minusYears(2)).version())
                .isEqualTo(1);
    }

    @Test
    void answersJsonToWhoeverTakesAnything() {
        client.get()
                .uri("/api/v1/models/default/versions/1")
                .accept(MediaType.ALL)
                .exchange()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON);
    }

    @Test
    void storesAReleasesChangeOnceAsADraftHoweverManyReplicasStart() {
        var before = versions.latest().get("default");
        var active = activations.active().get("default");
        var changed = DefinitionText.json(ShippedModels.definition("default")
                        .toString()
                        .replace("\"minimumCoverage\":0.25", "\"minimumCoverage\":0.3"))
                .node();

        IntStream.range(0, 8).parallel().forEach(replica -> shipped.store(changed));

        assertThat(versions.latest().get("default")).isEqualTo(Objects.requireNonNull(before) + 1);
        assertThat(activations.active().get("default")).isEqualTo(active);
    }

    @Test
    void keepsTheStarterModelsAsDraftsUntilSomebodyActivatesThem() {
        for (var key : List.of("enterprise", "onboarding", "product-led")) {
            get("/%s/versions/1".formatted(key))
                    .expectBody()
                    .jsonPath("$.state")
                    .isEqualTo("draft")
                    .jsonPath("$.note")
                    .isEqualTo("Came with the release.");
        }

        activate("product-led", 1).expectStatus().isOk();
        activate("enterprise", 1).expectStatus().isOk();
        activate("onboarding", 1)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/competing-models");
        assertThat(scoring(models.catalog(), "self-serve")).isEqualTo("product-led");
        assertThat(scoring(models.catalog(), "enterprise")).isEqualTo("enterprise");
        deactivate("product-led").expectStatus().isOk();
        deactivate("enterprise").expectStatus().isOk();
        assertThat(scoring(models.catalog(), "enterprise")).isEqualTo("default");
    }

    @Test
    void answersADefinitionAsItCanBeSentAgain() {
        var definition = SMALL.replace("linear, worst: 0, best: 9", "percentile, within: segment, best: low");
        post("/again/versions", MediaType.APPLICATION_YAML, definition.formatted("again", "one"))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .location("/api/v1/models/again/versions/1");

        var yaml = body(client.get()
                .uri("/api/v1/models/again/versions/1")
                .accept(MediaType.APPLICATION_YAML)
                .exchange());
        post("/again/versions", MediaType.APPLICATION_YAML, yaml).expectStatus().isCreated();
        var json = DefinitionText.json(body(get("/again/versions/1"))).node().get("definition");
        post("/again/versions", MediaType.APPLICATION_JSON, json.toString())
                .expectStatus()
                .isCreated();

        assertThat(versions.list("again", 9, 9).stream()
                        .map(StoredVersion::definition)
                        .distinct())
                .containsExactly(json.toString());
        get("/again/versions?limit=2")
                .expectBody()
                .jsonPath("$.items[0].version")
                .isEqualTo(3)
                .jsonPath("$.items[1].state")
                .isEqualTo("draft")
                .jsonPath("$.nextCursor")
                .exists();
    }

    @Test
    void activatesAVersionFromNowOnAndCanGoBack() {
        create("turn", "two");
        create("turn", "two");
        var before = models.catalog();

        activate("turn", 2)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("active");
        var catalog = models.catalog();
        activate("turn", 2).expectStatus().isOk();

        assertThat(models.catalog()).isSameAs(catalog);
        assertThat(models.catalog(catalog.activation())).isSameAs(catalog);
        assertThat(catalog.activation()).isGreaterThan(before.activation());
        assertThat(before.now(facts("two")).key()).isEqualTo("default");
        assertThat(catalog.now(facts("two"))).returns("turn", ModelVersion::key).returns(2, ModelVersion::version);
        assertThat(catalog.at(facts("two"), TODAY.minusDays(1)).key()).isEqualTo("default");

        clock.advance(Duration.ofDays(1));
        activate("turn", 1);

        assertThat(models.catalog().now(facts("two")).version()).isEqualTo(1);
        assertThat(models.catalog().at(facts("two"), TODAY).version()).isEqualTo(2);
        get("/turn/versions/2").expectBody().jsonPath("$.state").isEqualTo("retired");
        get("/turn")
                .expectBody()
                .jsonPath("$.activeVersion")
                .isEqualTo(1)
                .jsonPath("$.latestVersion")
                .isEqualTo(2)
                .jsonPath("$.active.version")
                .isEqualTo(1);
        get("").expectBody().jsonPath("$.items[?(@.key=='turn')].activeVersion").isEqualTo(1);
    }

    @Test
    void recordsWhoCreatedAndActivatedVersions() {
        create("told", "five");
        create("told", "five");
        activate("told", 1);
        activate("told", 2);
        activate("told", 2);

        var first = audit("subject=models/told&limit=2");
        var rest = audit("subject=models/told&cursor=" + first.get("nextCursor").stringValue());

        assertThat(first.get("items").toString())
                .isEqualTo(
                        ("[{\"at\":\"%1$s\",\"author\":\"jo\",\"caller\":null,\"action\":\"model.activated\",\"subject\":\"models/told\","
                                        + "\"note\":\"why not\",\"before\":{\"version\":1},\"after\":{\"version\":2}},"
                                        + "{\"at\":\"%1$s\",\"author\":\"jo\",\"caller\":null,\"action\":\"model.activated\",\"subject\":\"models/told\","
                                        + "\"note\":\"why not\",\"before\":null,\"after\":{\"version\":1}}]")
                                .formatted(clock.instant()));
        assertThat(rest.get("items")
                        .valueStream()
                        .map(item -> item.get("subject").stringValue()))
                .containsExactly("models/told/versions/2", "models/told/versions/1");
        assertThat(audit("action=model.activated&subject=models/told").get("items"))
                .hasSize(2);
        assertThat(audit("subject=models/told&from=2999-01-01").get("items")).isEmpty();
        assertThat(audit("subject=models/tol").get("items")).isEmpty();
    }

    @Test
    void refusesToActivateAModelThatCompetesWithAnother() {
        create("first", "three");
        create("second", "three");
        activate("first", 1).expectStatus().isOk();

        activate("second", 1)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/competing-models")
                .jsonPath("$.detail")
                .value(detail -> assertThat(detail.toString()).startsWith("second and the active version of first"));
        client.post()
                .uri("/api/v1/models/first/deactivate")
                .exchange()
                .expectStatus()
                .isOk();
        activate("second", 1).expectStatus().isOk();
    }

    @Test
    void takesAModelOutOfUseAndBack() {
        create("past", "six");
        activate("past", 1);
        var active = models.catalog();

        deactivate("past")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.activeVersion")
                .isEqualTo(null)
                .jsonPath("$.active")
                .isEqualTo(null)
                .jsonPath("$.latestVersion")
                .isEqualTo(1);
        var inactive = models.catalog();
        deactivate("past").expectStatus().isOk();

        assertThat(models.catalog()).isSameAs(inactive);
        assertThat(scoring(active, "six")).isEqualTo("past");
        assertThat(scoring(inactive, "six")).isEqualTo("default");
        get("/past/versions/1").expectBody().jsonPath("$.state").isEqualTo("retired");
        assertThat(audit("subject=models/past&action=model.deactivated")
                        .get("items")
                        .toString())
                .isEqualTo(
                        "[{\"at\":\"%s\",\"author\":\"jo\",\"caller\":null,\"action\":\"model.deactivated\",\"subject\":\"models/past\","
                                        .formatted(clock.instant())
                                + "\"note\":\"enough\",\"before\":{\"version\":1},\"after\":null}]");
        activate("past", 1).expectStatus().isOk();
        assertThat(scoring(models.catalog(), "six")).isEqualTo("past");
    }

    @Test
    void neverDeactivatesTheDefaultModel() {
        deactivate("default")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/lasting-model");
        deactivate("nobody").expectStatus().isNotFound();
        post("/default/deactivate", MediaType.APPLICATION_JSON, "{\"wy\": \"x\"}")
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void pagesTheModelsByKey() {
        create("page-a", "seven");
        create("page-b", "seven");

        var keys = new ArrayList<String>();
        for (String cursor = ""; cursor != null; ) {
            var page = DefinitionText.json(body(get("?limit=1" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))))
                    .node();
            keys.add(page.get("items").get(0).get("key").stringValue());
            cursor = page.path("nextCursor").stringValue(null);
        }

        assertThat(keys).isSorted().doesNotHaveDuplicates().contains("default", "page-a", "page-b");
        get("?limit=0").expectStatus().isBadRequest();
    }

    @Test
    void saysWhatTwoVersionsDifferIn() {
        create("differ", "eight");
        post(
                "/differ/versions",
                MediaType.APPLICATION_YAML,
                SMALL.formatted("differ", "eight").replace("P28D", "P84D"));

        get("/differ/versions/1/diff/2").expectStatus().isOk().expectBody().json("""
                        {"changes": [{"pointer": "/metrics/0/value/window", "before": "P28D", "after": "P84D",
                                      "text": "metric days, value: window goes from P28D to P84D"}]}
                        """, JsonCompareMode.STRICT);
        get("/differ/versions/2/diff/2").expectBody().json("{\"changes\": []}", JsonCompareMode.STRICT);
        get("/differ/versions/1/diff/3").expectStatus().isNotFound();
        assertThat(body(client.get()
                        .uri("/api/v1/models/differ/versions/2/diff/1")
                        .accept(MediaType.TEXT_PLAIN)
                        .exchange()))
                .isEqualTo("metric days, value: window goes from P84D to P28D\n");
    }

    @Test
    void refusesABadDefinitionWithEveryFault() {
        post("/bad/versions", MediaType.APPLICATION_JSON, "{\"key\": \"other\", \"a/b\": 1}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[*].pointer")
                .value(pointers -> assertThat(pointers.toString()).contains("key", "a~1b", "bands", "metrics"));
        get("/bad").expectStatus().isNotFound().expectBody().jsonPath("$.type").isEqualTo("/problems/unknown-model");
    }

    @Test
    void refusesADefinitionOver256KiB() {
        post("/big/versions", MediaType.APPLICATION_YAML, "key: big #" + "x".repeat(256 * 1024))
                .expectStatus()
                .isEqualTo(413);
    }

    @Test
    void doesNotKnowWhatIsNotThere() {
        get("/default/versions/99").expectStatus().isNotFound();
        get("/nobody/versions").expectStatus().isNotFound();
        activate("default", 99).expectStatus().isNotFound();
        activate("nobody", 1)
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/unknown-model-version");
    }

    private JsonNode audit(String query) {
        return DefinitionText.json(
                        body(client.get().uri("/api/v1/audit?" + query).exchange()))
                .node();
    }

    private ResponseSpec get(String path) {
        return client.get().uri("/api/v1/models" + path).exchange();
    }

    private ResponseSpec post(String path, MediaType type, String body) {
        return client.post()
                .uri("/api/v1/models" + path)
                .contentType(type)
                .body(body)
                .exchange();
    }

    private ResponseSpec create(String key, String segment) {
        return post("/" + key + "/versions", MediaType.APPLICATION_YAML, SMALL.formatted(key, segment));
    }

    private ResponseSpec activate(String key, int version) {
        return post(
                "/%s/versions/%d/activate".formatted(key, version),
                MediaType.APPLICATION_JSON,
                "{\"note\": \"why not\", \"author\": \"jo\"}");
    }

    private ResponseSpec deactivate(String key) {
        return post(
                "/%s/deactivate".formatted(key),
                MediaType.APPLICATION_JSON,
                "{\"note\": \"enough\", \"author\": \"jo\"}");
    }

    private static String body(ResponseSpec response) {
        return Objects.requireNonNull(response.expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    /** Once every activation so far holds, whatever the clock says: activations are never set back. */
    private static String scoring(Catalog catalog, String segment) {
        return catalog.at(facts(segment), TODAY.plusYears(1)).key();
    }

    private static AccountFacts facts(String segment) {
        return new AccountFacts("acme", TODAY.minusYears(3), segment, null, null, null, null);
    }
}
