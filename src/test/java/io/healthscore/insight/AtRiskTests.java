package io.healthscore.insight;

import static io.healthscore.insight.Vendor.event;
import static io.healthscore.insight.Vendor.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.platform.SettableClock;
import io.healthscore.score.ScoreWork;
import io.healthscore.signal.Signals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/**
 * All accounts of segment {@code risky} have an urgent ticket that has been open for 16 days, so that they fell; but
 * {@code risky-well}. They are used daily, and of few features.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AtRiskTests {

    private static final LocalDate TODAY = LocalDate.ofInstant(SettableClock.START, ZoneOffset.UTC);
    private static final String LIST = "/insights/at-risk?segment=risky";
    private static final int PEERS = 10;

    @Autowired
    RestTestClient client;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    Vendor vendor;

    @BeforeAll
    void portfolio() {
        vendor = new Vendor(client);
        account("risky-big", "\"spend\": 5000, \"owner\": \"jo\", \"name\": \"=Big\"");
        account("risky-small", "\"spend\": 50, \"owner\": \"kim\"");
        account("risky-tie", "\"spend\": 50, \"owner\": \"kim\"");
        account("risky-unknown", "\"owner\": \"jo\"");
        account("risky-test", "\"spend\": 9000, \"excluded\": true");
        account("risky-left", "\"spend\": 9000");
        account("risky-well", "\"spend\": 9000");
        vendor.send(
                event("risky-left", "contract_cancelled", TODAY.minusDays(2), ""),
                event("risky-well", "ticket_resolved", TODAY.minusDays(14), "\"name\": \"T-1\""),
                event(
                        "risky-big",
                        "touchpoint_recorded",
                        TODAY.minusDays(30),
                        "\"name\": \"call\", \"author\": \"jo\""),
                event(
                        "risky-big",
                        "touchpoint_recorded",
                        TODAY.minusDays(20),
                        "\"name\": \"email\", \"author\": \"jo\""),
                event(
                        "risky-small",
                        "touchpoint_recorded",
                        TODAY.minusDays(3),
                        "\"name\": \"call\", \"author\": \"jo\""));
        peers();
        new ScoreWork(context).catchUp();
        context.getBean(PeerFeatures.class).find();
    }

    private void account(String id, String fields) {
        vendor.register(id, "\"segment\": \"risky\", \"customerSince\": \"2024-01-01\", " + fields);
        vendor.use(id, TODAY.minusDays(70), TODAY.minusDays(1), "export");
        vendor.send(
                event(id, "ticket_opened", TODAY.minusDays(16), "\"name\": \"T-1\", \"severity\": \"urgent\""),
                event(id, "seats_changed", TODAY.minusDays(70), "\"value\": 1"));
    }

    /** Ten of the segment use alerts, and more than are counted each, and do well; ten pay late. Everybody uses export. */
    private void peers() {
        IntStream.range(0, 2 * PEERS).forEach(i -> {
            var id = "risky-peer-" + i;
            var well = i < PEERS;
            vendor.register(id, "\"segment\": \"risky\", \"customerSince\": \"2024-01-01\"");
            vendor.use(
                    id,
                    TODAY.minusDays(20 + i),
                    TODAY,
                    well ? new String[] {"export", "alerts", Signals.OTHER} : new String[] {"export"});
            vendor.send(event(id, well ? "payment_received" : "payment_failed", TODAY.minusDays(9), ""));
        });
    }

    @Test
    void listsFlaggedAccountsTheMostAtStakeFirstAndThoseOfUnknownSpendLast() {
        var list = vendor.get(LIST);

        assertThat(ids(list)).containsExactly("risky-big", "risky-small", "risky-tie", "risky-unknown");
        assertThat(vendor.walk(LIST + "&limit=1")).isEqualTo(ids(list));
        list.get("items").forEach(item -> {
            var score = vendor.get("/accounts/" + item.get("accountId").asString() + "/score");
            assertThat(item.get("reasons")).isEqualTo(score.get("reasons"));
            assertThat(item.get("score")).isEqualTo(score.get("score"));
            assertThat(item.get("band")).isEqualTo(score.get("band"));
            assertThat(score.get("flags").toString()).contains("at_risk");
            assertThat(item.get("atStake").decimalValueOpt()).isEqualTo(stake(item));
        });
    }

    private static Optional<BigDecimal> stake(JsonNode item) {
        if (item.get("spend").isNull()) {
            return Optional.empty();
        }
        var low = (100 - item.get("score").asDouble()) / 100;
        var fall = Math.max(0, -item.get("change30d").asDouble(0)) / 100;
        var stake = item.get("spend").asDouble() * Math.min(1, low * (1 + fall));
        return Optional.of(BigDecimal.valueOf(stake).setScale(2, RoundingMode.HALF_UP));
    }

    @Test
    void saysWhoItIsSinceWhenWhyAndWhatToDo() {
        var big = vendor.get(LIST + "&limit=1").get("items").get(0);

        assertThat(big.get("owner").asString()).isEqualTo("jo");
        assertThat(big.get("state").asString()).isEqualTo("active");
        assertThat(big.get("since").asString()).isEqualTo(TODAY.minusDays(1).toString());
        assertThat(big.get("lastTouch").asString()).isEqualTo(TODAY.minusDays(20) + "T12:00:00Z");
        assertThat(big.at("/reasons/0/because").asString()).isEqualTo("1 urgent ticket open for 16 days");
        assertThat(big.at("/plays/0/key").asString()).isEqualTo("urgent_escalation");
        assertThat(big.at("/plays/0/text").asString())
                .startsWith("Your urgent ticket T-1 has been open for 16 days, and that is not");
        assertThat(big.at("/plays/0/features")).isEmpty();
    }

    /** Alerts goes with health; export it uses already. */
    @Test
    void namesTheFeaturesThatItsPeersUseAndItDoesNot() {
        var plays =
                vendor.get(LIST + "&limit=1").at("/items/0/plays").valueStream().toList();

        assertThat(plays).anySatisfy(play -> {
            assertThat(play.get("key").asString()).isEqualTo("feature_demonstration");
            assertThat(play.get("features").toString()).isEqualTo("[\"alerts\"]");
            assertThat(play.get("text").asString())
                    .startsWith("Teams like yours get a lot out of alerts, and I think you have not tried them yet.");
        });
    }

    @Test
    void isNarrowedByOwnerSpendAndTouch() {
        assertThat(ids(vendor.get(LIST + "&owner=jo"))).containsExactly("risky-big", "risky-unknown");
        assertThat(ids(vendor.get(LIST + "&minSpend=50"))).containsExactly("risky-big", "risky-small", "risky-tie");
        assertThat(ids(vendor.get(LIST + "&untouchedFor=P14D")))
                .doesNotContain("risky-small")
                .contains("risky-big");
        assertThat(ids(vendor.get(LIST + "&untouchedFor=P3W"))).containsExactly("risky-tie", "risky-unknown");
    }

    @Test
    void answersAsCsvAndWith304() {
        var lines = vendor.csv(LIST + "&limit=1").split("\r\n");

        assertThat(lines[0])
                .isEqualTo("accountId,name,owner,segment,state,noticeBy,score,band,change30d,spend,atStake,since,"
                        + "lastTouch,reasons,plays,text");
        assertThat(lines[1])
                .startsWith("risky-big,'=Big,jo,risky,active,,49.00,poor,")
                .contains("1 urgent ticket open for 16 days;Urgent ticket open for more than a week: at most 74;");
        assertThat(lines).hasSize(2);
        var etag = client.get()
                .uri("/api/v1" + LIST)
                .exchange()
                .returnResult(byte[].class)
                .getResponseHeaders()
                .getETag();
        client.get()
                .uri("/api/v1" + LIST)
                .header(HttpHeaders.IF_NONE_MATCH, String.valueOf(etag))
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    /** For every 5 points of score and 10 of change: never less for a lower score or a faster fall, and a part of the whole. */
    @Test
    void putsMoreAtStakeTheLowerAndTheFasterFalling() {
        var violations = jdbc.sql("""
                        select count(*) from generate_series(0, 95, 5) score, generate_series(-100, 90, 10) change
                        where share_at_stake(score, change) < share_at_stake(score + 5, change)
                           or share_at_stake(score, change) < share_at_stake(score, change + 10)
                           or share_at_stake(score, change) not between 0 and 1
                        """).query(Long.class).single();

        assertThat(violations).isZero();
        assertThat(share("31", "-14")).as("0.69 x 1.14").isEqualByComparingTo("0.7866");
        assertThat(share("31", "14")).as("a rise takes nothing away").isEqualByComparingTo("0.69");
        assertThat(share("31", "null")).isEqualByComparingTo("0.69");
        assertThat(share("5", "-80")).as("no more than all").isEqualByComparingTo("1");
        assertThat(share("100", "-14")).isZero();
    }

    private BigDecimal share(String score, String change) {
        return jdbc.sql("select share_at_stake(%s, %s)".formatted(score, change))
                .query(BigDecimal.class)
                .single();
    }

    @ParameterizedTest
    @CsvSource({
        "untouchedFor=P1M, untouchedFor",
        "untouchedFor=soon, untouchedFor",
        "minSpend=much, minSpend",
        "limit=1001, limit",
        "cursor=x, cursor"
    })
    void refusesWhatItCannotReadAndNamesTheParameter(String query, String parameter) {
        client.get()
                .uri("/api/v1/insights/at-risk?" + query)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].parameter")
                .isEqualTo(parameter);
    }
}
