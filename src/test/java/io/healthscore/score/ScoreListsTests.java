package io.healthscore.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.OwnDatabase;
import io.healthscore.platform.SettableClock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@IntegrationTest
@OwnDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScoreListsTests {

    private static final LocalDate TODAY = LocalDate.ofInstant(SettableClock.START, ZoneOffset.UTC);
    private static final String LATE = "\"name\": \"late\", \"value\": 1";

    @Autowired
    RestTestClient client;

    @Autowired
    BackgroundScoring background;

    Service service;

    @BeforeAll
    void portfolio() {
        service = new Service(client);
        service.register(
                "busy",
                "\"name\": \"Busy Bees\", \"segment\": \"small\", \"owner\": \"jo\", \"spend\": 900, \"customerSince\": \"2025-01-01\", \"externalIds\": {\"crm\": \"c-1\"}, \"contractEndsOn\": \"2026-05-01\", \"noticeDays\": 30");
        service.register(
                "fading",
                "\"name\": \"Fading Ltd.\", \"segment\": \"large\", \"owner\": \"kim\", \"spend\": 5000, \"customerSince\": \"2025-01-01\"");
        service.register("gone", "\"name\": \"Gone Inc.\", \"customerSince\": \"2025-01-01\"");
        service.register("test", "\"excluded\": true");
        service.use("busy", TODAY.minusDays(60), TODAY);
        service.use("fading", TODAY.minusDays(60), TODAY.minusDays(30));
        service.use("stranger", TODAY.minusDays(60), TODAY.minusDays(5));
        service.use("gone", TODAY.minusDays(60), TODAY);
        service.use("test", TODAY.minusDays(60), TODAY);
        service.send("busy", List.of(Service.event("spend_recorded", TODAY.minusDays(50), "\"value\": 70")));
        service.post("/events", """
                {"accountId": "gone", "type": "contract_cancelled", "id": "bye", "occurredAt": "2026-02-20T10:00:00Z"}""");
        catchUp();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            '';                            busy,fading,stranger
            band=&state=;                  busy,fading,stranger
            segment=large;                 fading
            owner=jo;                      busy
            minSpend=1000;                 fading
            state=churned;                 gone
            state=churned&state=active;    busy,fading,gone,stranger
            registered=false;              stranger
            q=BEES;                        busy
            q=strang;                      stranger
            q=%;                           ''
            noticeWithin=P84D;             busy
            noticeWithin=P7D;              ''
            flag=at_risk;                  fading
            trend=falling;                 fading
            minScore=70;                   busy,stranger
            maxScore=49;                   fading
            model=default&limit=1000;      busy,fading,stranger
            model=other;                   ''
            """)
    void showsWhatTheFilterAsksFor(String filter, String ids) {
        assertThat(ids(service.get("/scores?" + filter.replace("%", "%25")))).isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource({"'', 3", "&at=2026-01-25, 4"})
    void sortsAndPagesWithoutMissingOrRepeating(String at, int accounts) {
        for (var sort : List.of("accountId", "score", "-score", "change30d", "-changedAt")) {
            var whole = Service.items(service.get("/scores?sort={sort}" + at, sort));
            var walked = new ArrayList<JsonNode>();
            var page = service.get("/scores?limit=1&sort={sort}" + at, sort);
            walked.addAll(Service.items(page));
            while (page.has("nextCursor")) {
                page = service.get(
                        "/scores?limit=1&sort={sort}&cursor={c}" + at,
                        sort,
                        page.get("nextCursor").asString());
                walked.addAll(Service.items(page));
            }

            assertThat(walked).as(sort).isEqualTo(whole).hasSize(accounts);
        }
        var byScore = Service.items(service.get("/scores?sort=score" + at)).stream()
                .map(row -> row.get("score").asDouble())
                .toList();
        assertThat(byScore).isSortedAccordingTo(Comparator.naturalOrder());
    }

    @Test
    void isFlatAndHasEveryField() {
        var row = Service.items(service.get("/scores?q=busy&include=metrics")).get(0);

        assertThat(row.propertyNames())
                .containsExactly(
                        "accountId",
                        "name",
                        "externalIds",
                        "segment",
                        "owner",
                        "state",
                        "score",
                        "displayScore",
                        "band",
                        "flags",
                        "change7d",
                        "change30d",
                        "coverage",
                        "confidence",
                        "expansionScore",
                        "spend",
                        "noticeBy",
                        "overridden",
                        "topReason",
                        "topPlay",
                        "model",
                        "modelVersion",
                        "changedAt",
                        "metrics");
        assertThat(row.get("externalIds").get("crm").asString()).isEqualTo("c-1");
        assertThat(row.get("noticeBy").asString()).isEqualTo("2026-04-01");
        assertThat(row.get("metrics").get("login_frequency").asDouble()).isEqualTo(100);
    }

    @Test
    void agreesWithTheScoreItself() {
        for (var row : Service.items(service.get("/scores"))) {
            var score = service.score(row.get("accountId").asString());
            assertThat(row.get("score")).isEqualTo(score.get("score"));
            assertThat(row.get("band")).isEqualTo(score.get("band"));
            assertThat(row.get("flags")).isEqualTo(score.get("flags"));
            assertThat(row.get("change30d")).isEqualTo(score.get("trend").get("change30d"));
        }
    }

    @Test
    void listsThePastAndCountsWhatIsStillToBeComputed() {
        var then = TODAY.minusDays(35);

        var listed =
                client.get().uri("/api/v1/scores?include=metrics&at=" + then).exchange();

        listed.expectStatus().isOk().expectHeader().valueEquals("X-Pending", "0");
        for (var row : Service.items(service.get("/scores?at={at}", then))) {
            var at = service.scoreAt(row.get("accountId").asString(), then);
            assertThat(row.get("score")).isEqualTo(at.get("score"));
            assertThat(row.get("flags")).isEqualTo(at.get("flags"));
            assertThat(row.get("change7d")).isEqualTo(at.get("trend").get("change7d"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            '';            busy,fading,gone,stranger
            minSpend=70;   busy
            minSpend=71;   ''
            """)
    void showsWhatThePastSpentThen(String filter, String ids) {
        var listed = service.get("/scores?at={at}&" + filter, TODAY.minusDays(35));

        assertThat(ids(listed)).isEqualTo(ids);
        for (var row : Service.items(listed)) {
            var spent = row.get("accountId").asString().equals("busy") ? "70" : "null";
            assertThat(row.get("spend").toString()).isEqualTo(spent);
        }
        assertThat(Service.items(service.get("/scores?q=busy"))
                        .get(0)
                        .get("spend")
                        .toString())
                .isEqualTo("900");
    }

    @Test
    void countsWhatIsStillToBeComputedOfTheAccountsAskedFor() {
        service.send("fading", List.of(Service.event("measure_reported", TODAY.minusDays(40), LATE)));

        assertThat(pending("")).isEqualTo("1");
        assertThat(pending("&segment=large&owner=kim&registered=true&q=ltd")).isEqualTo("1");
        assertThat(pending("&segment=small")).isEqualTo("0");
        assertThat(pending("&owner=jo")).isEqualTo("0");
        assertThat(pending("&registered=false")).isEqualTo("0");
        assertThat(pending("&q=bees")).isEqualTo("0");
        catchUp();
        assertThat(pending("")).isEqualTo("0");
    }

    @Test
    void looksUpInTheOrderAskedFor() {
        var own = service.post("/scores/lookup", "{\"accountIds\": [\"fading\", \"nobody\", \"busy\"]}");
        var external = service.post("/scores/lookup", "{\"system\": \"crm\", \"ids\": [\"c-9\", \"c-1\"]}");

        assertThat(own.get("items").get(0).get("accountId").asString()).isEqualTo("fading");
        assertThat(own.get("items").get(1).toString()).isEqualTo("{\"accountId\":\"nobody\",\"found\":false}");
        assertThat(own.get("items").get(2).get("accountId").asString()).isEqualTo("busy");
        assertThat(external.get("items").get(0).toString()).isEqualTo("{\"externalId\":\"c-9\",\"found\":false}");
        assertThat(external.get("items").get(1).get("accountId").asString()).isEqualTo("busy");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            /scores?band=green;        band
            /scores?state=dead;        state
            /scores?sort=name;         sort
            /scores?limit=0;           limit
            /scores?limit=1001;        limit
            /scores?limit=many;        limit
            /scores?cursor=x;          cursor
            /scores?cursor=YQBi;       cursor
            /scores?minScore=high;     minScore
            /scores?minScore=-1;       minScore
            /scores?minScore=0e-20000; minScore
            /scores?minSpend=1e200000; minSpend
            /scores?minSpend=1e-100000000; minSpend
            /scores?minSpend=1e2147483647; minSpend
            /scores?maxScore=100.01;   maxScore
            /scores?noticeWithin=soon; noticeWithin
            /scores?include=all;       include
            /scores?at=2026-03-02;     at
            /scores?at=yesterday;      at
            """)
    void refusesWhatItCannotReadAndNamesTheParameter(String uri, String parameter) {
        client.get()
                .uri("/api/v1" + (uri.contains("cursor") ? uri + "&sort=score" : uri))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].parameter")
                .isEqualTo(parameter);
    }

    @Test
    void takesNullInALookupForNothing() {
        var own = service.post("/scores/lookup", "{\"accountIds\": [\"busy\"], \"system\": null, \"ids\": null}");
        var external =
                service.post("/scores/lookup", "{\"accountIds\": null, \"system\": \"crm\", \"ids\": [\"c-1\"]}");
        var none = service.post("/scores/lookup", "{\"accountIds\": []}");

        assertThat(ids(own)).isEqualTo("busy");
        assertThat(ids(external)).isEqualTo("busy");
        assertThat(none.get("items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {"accountIds": null}; ''
            {"accountIds": ["a"], "system": "crm"}; ''
            {}; ''
            {"system": "crm"}; ''
            {"accountId": ["a"]}; /accountId
            {"accountIds": [1]}; /accountIds/0
            """)
    void refusesALookupThatItCannotRead(String body, String pointer) {
        client.post()
                .uri("/api/v1/scores/lookup")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo(pointer);
    }

    private String pending(String filter) {
        return Objects.requireNonNull(client.get()
                .uri("/api/v1/scores?at=" + TODAY.minusDays(35) + filter)
                .exchange()
                .returnResult()
                .getResponseHeaders()
                .getFirst("X-Pending"));
    }

    private void catchUp() {
        while (background.catchUpOnce() > 0) {
            // until nothing is stale
        }
    }

    private static String ids(JsonNode page) {
        return String.join(
                ",",
                Service.items(page).stream()
                        .map(row -> row.get("accountId").asString())
                        .toList());
    }
}
