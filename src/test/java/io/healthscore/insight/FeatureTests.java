package io.healthscore.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.healthscore.IntegrationTest;
import io.healthscore.platform.SettableClock;
import io.healthscore.score.ScoreWork;
import io.healthscore.signal.EventType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Segments with effects planted in them. In {@code planted} the pulse is 40, 20 more at large accounts, 12 more where
 * {@code ft-helps} is used and 12 less where {@code ft-hurts} is, give or take a few points.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeatureTests {

    private static final LocalDate TODAY = LocalDate.ofInstant(SettableClock.START, ZoneOffset.UTC);
    private static final int ACCOUNTS = 48;
    private static final List<String> LARGE_ONLY_MISSES = List.of("0", "11", "14", "21");

    @Autowired
    RestTestClient client;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    AdoptionReader adoptions;

    @BeforeAll
    void portfolio() {
        for (int i = 0; i < ACCOUNTS; i++) {
            plant(i);
        }
        for (int i = 0; i < 40; i++) {
            end(i);
        }
        for (int i = 0; i < 24; i++) {
            adopt(i);
        }
        for (int i = 0; i < 6; i++) {
            adoptUnasked(i);
        }
        for (int i = 0; i < 20; i++) {
            adoptCapped(i);
        }
        new ScoreWork(context).catchUp();
    }

    /** Half of each size uses each of the three, every one of them as often with as without the others. */
    private void plant(int i) {
        var id = "ft-p" + i;
        boolean large = i >= ACCOUNTS / 2;
        int pulse = (large ? 60 : 40) + (i % 2 == 0 ? 12 : 0) - (i / 2 % 2 == 0 ? 12 : 0) + i * 7 % 5 - 2;
        register(id, "ft-planted", large ? 200 : 5);
        var events = new ArrayList<>(base(id, TODAY.minusDays(40), pulse));
        if (i % 2 == 0) {
            events.add(event(id, "feature_used", TODAY.minusDays(9), "\"name\": \"ft-helps\""));
        }
        if (i / 2 % 2 == 0) {
            events.add(event(id, "custom", TODAY.minusDays(8), "\"name\": \"ft-hurts\""));
        }
        if (i / 4 % 2 == 0) {
            IntStream.range(0, 6)
                    .mapToObj(n -> event(id, "feature_used", TODAY.minusDays(7), "\"name\": \"ft-vain-" + n + "\""))
                    .forEach(events::add);
        }
        if (large != LARGE_ONLY_MISSES.contains(Integer.toString(i % 24))) {
            events.add(event(id, "feature_used", TODAY.minusDays(6), "\"name\": \"ft-large-only\""));
        }
        if (i < 3) {
            events.add(event(id, "milestone_reached", TODAY.minusDays(30), "\"name\": \"ft-rare\""));
            events.add(event(id, "csat_response", TODAY.minusDays(5), "\"value\": 4"));
            events.add(event(id, "ticket_opened", TODAY.minusDays(5), "\"name\": \"T-1\""));
        }
        if (i == 4) {
            events.add(event(id, "feature_used", TODAY.minusDays(84), "\"name\": \"ft-long-ago\""));
            events.add(event(id, "feature_used", TODAY.minusDays(84), "\"name\": \"/ft/page\""));
        }
        send(events);
    }

    /** Twenty used it in the weeks before; of these two cancelled, of the other twenty fourteen. */
    private void end(int i) {
        var id = "ft-e" + i;
        boolean uses = i % 2 == 0;
        boolean cancels = uses ? i < 4 : i < 28;
        register(id, "ft-ended", 20);
        var events = new ArrayList<>(base(id, TODAY.minusDays(160), 50));
        if (uses) {
            events.add(event(id, "feature_used", TODAY.minusDays(150), "\"name\": \"ft-sticky\""));
        }
        events.add(event(id, cancels ? "contract_cancelled" : "contract_renewed", TODAY.minusDays(120), ""));
        events.add(event(id, "feature_used", TODAY.minusDays(110), "\"name\": \"ft-afterwards\""));
        send(events);
    }

    /** Twelve took it up 100 days ago; their pulse rose by 30 then, that of the other twelve by 6. */
    private void adopt(int i) {
        var id = "ft-a" + i;
        boolean adopts = i % 2 == 0;
        int noise = i / 2 % 3;
        register(id, "ft-adopting", 20);
        var first = TODAY.minusDays(100);
        var events = new ArrayList<>(base(id, first.minusDays(130), 50));
        for (int weeks = -18; weeks <= 13; weeks++) {
            var day = first.plusWeeks(weeks);
            events.add(event(id, "login", day, "\"userId\": \"u\""));
            int pulse = weeks < 0 ? 50 : 50 + (adopts ? 30 : 6) + noise;
            events.add(
                    event(id, "pulse_recorded", day, "\"value\": " + pulse + ", \"name\": \"-\", \"author\": \"jo\""));
        }
        if (adopts) {
            events.add(event(id, "feature_used", first, "\"name\": \"ft-new\""));
        }
        send(events);
    }

    /** Three took it up 100 days ago, of whom one left a month later; nobody was ever asked how satisfied it is. */
    private void adoptUnasked(int i) {
        var id = "ft-u" + i;
        register(id, "ft-unasked", 20);
        var first = TODAY.minusDays(100);
        var events = base(id, first.minusDays(130), 50).stream()
                .filter(event -> !event.contains("pulse_recorded"))
                .collect(Collectors.toCollection(ArrayList::new));
        for (int weeks = -18; weeks <= 13; weeks++) {
            events.add(event(id, "login", first.plusWeeks(weeks), "\"userId\": \"u\""));
        }
        if (i % 2 == 0) {
            events.add(event(id, "feature_used", first, "\"name\": \"ft-unasked\""));
        }
        if (i == 0) {
            events.add(event(id, "contract_cancelled", first.plusDays(30), ""));
        }
        send(events);
    }

    /** Ten took it up; all fell silent later, have an urgent ticket that nobody solves, and are overridden since today. */
    private void adoptCapped(int i) {
        var id = "ft-c" + i;
        register(id, "ft-capped", 20);
        var first = TODAY.minusDays(86);
        var events = new ArrayList<>(base(id, first.minusDays(130), 90));
        for (int weeks = -18; weeks <= 3; weeks++) {
            var day = first.plusWeeks(weeks);
            events.add(event(id, "login", day, "\"userId\": \"u\""));
            events.add(event(id, "pulse_recorded", day, "\"value\": 90, \"name\": \"-\", \"author\": \"jo\""));
        }
        events.add(event(id, "ticket_opened", first.minusDays(20), "\"name\": \"T-1\", \"severity\": \"urgent\""));
        if (i % 2 == 0) {
            events.add(event(id, "feature_used", first, "\"name\": \"ft-capped\""));
            events.add(event(id, "feature_used", first.plusDays(9), "\"name\": \"ft-capped\""));
        }
        send(events);
        client.put()
                .uri("/api/v1/accounts/{id}/score/override", id)
                .contentType(MediaType.APPLICATION_JSON)
                .body(
                        "{\"score\": 95, \"reason\": \"they told us\", \"author\": \"jo\", \"expiresAt\": \"%sT00:00:00Z\"}"
                                .formatted(TODAY.plusDays(7)))
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }

    @Test
    void tellsWhatGoesWithHealthWhatAgainstItAndWhatDoesNot() {
        var helps = row("segment=ft-planted", "ft-helps");
        assertThat(helps.get("verdict").asString()).isEqualTo("goes with health");
        assertThat(helps.get("type").asString()).isEqualTo("feature_used");
        assertThat(helps.get("accountsUsing").asInt()).isEqualTo(24);
        assertThat(helps.get("others").asInt()).isEqualTo(24);
        assertThat(helps.get("adjustedP").asDouble()).isLessThan(0.001);
        assertThat(helps.get("difference").asDouble())
                .isEqualTo(
                        helps.get("meanUsing").asDouble()
                                - helps.get("meanOthers").asDouble(),
                        within(1e-9))
                .isBetween(
                        helps.get("interval").get(0).asDouble(),
                        helps.get("interval").get(1).asDouble());

        var hurts = row("segment=ft-planted", "ft-hurts");
        assertThat(hurts.get("verdict").asString()).isEqualTo("goes against health");
        assertThat(hurts.get("type").asString()).isEqualTo("custom");
        assertThat(hurts.get("difference").asDouble()).isNegative();

        assertThat(row("segment=ft-planted", "ft-vain-0").get("verdict").asString())
                .isEqualTo("no difference seen");
    }

    /** Used by 20 of 24 large accounts and by 4 of 24 small ones, and by large ones that are as the others are. */
    @Test
    void doesNotTakeSizeForAnEffect() {
        assertThat(row("segment=ft-planted", "ft-large-only").get("verdict").asString())
                .isEqualTo("no difference seen");
        assertThat(row("segment=ft-planted&outcome=satisfaction", "ft-large-only")
                        .get("verdict")
                        .asString())
                .isEqualTo("no difference seen");
    }

    /** Six features more lift the metric that counts features, and with it the score; not what they are compared by. */
    @Test
    void letsNoFeaturePraiseItself() {
        var scores = get("/scores?segment=ft-planted&q=ft-p&include=metrics")
                .get("items")
                .valueStream()
                .toList();
        double vain = breadth(scores, 0);
        double plain = breadth(scores, 1);

        assertThat(vain - plain).as("score of feature_breadth").isGreaterThan(50);
        assertThat(row("segment=ft-planted&outcome=usage", "ft-vain-0")
                        .get("verdict")
                        .asString())
                .isEqualTo("no difference seen");
    }

    private static double breadth(List<JsonNode> scores, int remainder) {
        return scores.stream()
                .filter(row -> Integer.parseInt(row.get("accountId").asString().substring(4)) / 4 % 2 == remainder)
                .mapToDouble(row -> row.get("metrics").get("feature_breadth").asDouble())
                .average()
                .orElseThrow();
    }

    @Test
    void saysWhenThereAreTooFewAccounts() {
        var rare = row("segment=ft-planted", "ft-rare");

        assertThat(rare.get("verdict").asString()).isEqualTo("not enough accounts");
        assertThat(rare.get("accountsUsing").asInt()).isEqualTo(3);
        assertThat(rare.get("difference").isNull()).isTrue();
        assertThat(rare.get("interval").isNull()).isTrue();
        assertThat(rare.get("meanCsat").asDouble()).as("4 of 5").isEqualTo(75);
        assertThat(rare.get("ticketsPer100Accounts").asDouble()).isEqualTo(100);
        assertThat(names("segment=ft-planted")).as("84 days ago").doesNotContain("ft-long-ago");
    }

    @Test
    void putsTheStrongestFirstAndWalksThemByPages() {
        var all = names("segment=ft-planted");
        assertThat(all.subList(0, 2)).containsExactlyInAnyOrder("ft-helps", "ft-hurts");
        assertThat(all.get(all.size() - 1)).isEqualTo("ft-rare");

        var walked = new ArrayList<String>();
        var cursor = "";
        do {
            var page = get("/insights/features?segment=ft-planted&limit=4" + cursor);
            page.get("items").forEach(row -> walked.add(row.get("name").asString()));
            cursor =
                    page.has("nextCursor") ? "&cursor=" + page.get("nextCursor").asString() : "";
        } while (!cursor.isEmpty());
        assertThat(walked).isEqualTo(all);

        var csv = text("/insights/features?segment=ft-planted&limit=1").split("\r\n");
        assertThat(csv[0])
                .isEqualTo("type,name,accountsUsing,others,meanUsing,meanOthers,difference,interval,adjustedP,"
                        + "retentionUsing,retentionOthers,meanCsat,ticketsPer100Accounts,verdict");
        assertThat(csv).hasSize(2);
    }

    /** 18 of 20 that used it before stayed, and 6 of the other 20; use afterwards has nothing to do with it. */
    @Test
    void comparesRetentionByWhatWasUsedBefore() {
        var sticky = row("segment=ft-ended&outcome=retention", "ft-sticky");

        assertThat(sticky.get("verdict").asString()).isEqualTo("goes with health");
        assertThat(sticky.get("meanUsing").asDouble()).isEqualTo(0.9);
        assertThat(sticky.get("meanOthers").asDouble()).isEqualTo(0.3);
        assertThat(sticky.get("difference").asDouble()).isEqualTo(0.6);
        assertThat(sticky.get("retentionUsing").asDouble()).isEqualTo(0.9);
        assertThat(sticky.get("retentionOthers").asDouble()).isEqualTo(0.3);
        assertThat(names("segment=ft-ended&outcome=retention")).doesNotContain("ft-afterwards");
    }

    /** Of the pulse's 24 points more, 1/24 in (0.1 + 1/24) counts beside the change in spend: 7.06. */
    @Test
    void showsHowAdoptersWentOnBesideOthersThatBeganEqual() {
        var adoption = get("/insights/features/ft-new?segment=ft-adopting");
        var firstUse = adoption.get("firstUse");

        assertThat(firstUse.get("adopters").asInt()).isEqualTo(12);
        assertThat(firstUse.get("compared").asInt()).as(adoption.toString()).isEqualTo(12);
        assertThat(firstUse.get("difference").asDouble()).isCloseTo(7.06, within(0.5));
        assertThat(firstUse.get("differenceBefore").asDouble()).isCloseTo(0, within(0.5));
        assertThat(firstUse.get("verdict").asString()).isEqualTo("goes with health");
        assertThat(adoption.get("metricsLeftOut").toString()).contains("feature_breadth", "login_frequency");
        var months = adoption.get("months").valueStream().toList();
        assertThat(months)
                .filteredOn(month -> month.get("accountsUsing").asInt() > 0)
                .singleElement()
                .satisfies(month -> {
                    assertThat(month.get("month").asString()).isEqualTo("2025-11");
                    assertThat(month.get("accountsUsing").asInt()).isEqualTo(12);
                    assertThat(month.get("accounts").asInt()).isEqualTo(24);
                    assertThat(month.get("share").asDouble()).isEqualTo(0.5);
                });
        assertThat(months.get(months.size() - 1).get("month").asString()).isEqualTo("2026-03");
        assertThat(months.get(months.size() - 1).get("accounts").asInt()).isEqualTo(24);
    }

    /** That of the ticket, 49, not those of silence, which read the feature's events too. */
    @Test
    void keepsACapBesideOnesThatReadTheFeatureAndUnderAnOverride() {
        var now = row("segment=ft-capped", "ft-capped");
        var firstUse = get("/insights/features/ft-capped?segment=ft-capped").get("firstUse");

        assertThat(now.get("meanUsing").asDouble()).isEqualTo(49);
        assertThat(now.get("meanOthers").asDouble()).isEqualTo(49);
        assertThat(firstUse.get("compared").asInt()).isEqualTo(10);
        assertThat(firstUse.get("adoptersMean").get("after").asDouble()).isEqualTo(49);
        assertThat(firstUse.get("othersMean").get("after").asDouble()).isEqualTo(49);
    }

    /** Nobody was asked. Whether that leaves satisfaction out depends on which events other tests have sent. */
    @Test
    void countsAsLeftOnlyWhoHasNoScoreAnyMore() {
        var firstUse = get("/insights/features/ft-unasked?segment=ft-unasked&outcome=satisfaction")
                .get("firstUse");

        assertThat(firstUse.get("adopters").asInt()).isEqualTo(3);
        assertThat(firstUse.get("adoptersLeft").asInt()).isEqualTo(1);
        assertThat(firstUse.get("othersLeft").asInt()).isZero();
    }

    @Test
    void tellsOfAFeatureThatIsAPath() {
        client.get()
                .uri("/api/v1/insights/features/{name}", "/ft/page")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("/ft/page");
    }

    @Test
    void tellsOfAFeatureThatIsNotAmongTheMostFrequent() {
        transactions.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("""
                            insert into signal_name_change (type, name, count, last_seen)
                            select 'custom', 'ft-made-up-' || n, 1000000, now() from generate_series(1, 5000) n
                            """).update();

            var adoption = adoptions.read(
                    new AccountChoice(null, "ft-planted", null),
                    new Feature(EventType.CUSTOM, "ft-hurts"),
                    Outcome.SCORE,
                    TODAY);
            assertThat(adoption.name()).isEqualTo("ft-hurts");
        });
    }

    @Test
    void namesTheNearestWhereANameIsUnknown() {
        client.get()
                .uri("/api/v1/insights/features/ft-help")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/unknown-feature")
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("nearest names are ft-helps"));
        client.get()
                .uri("/api/v1/insights/features/ft-helps?type=custom")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void tellsWhatComesInAndHowMetricsPull() {
        var insight = get("/insights/metrics?segment=ft-planted");

        var metrics = insight.get("metrics").valueStream().toList();
        assertThat(metrics.stream()
                        .mapToDouble(row -> row.get("spreadExplained").asDouble())
                        .sum())
                .isCloseTo(1, within(1e-4));
        var pulse = find(metrics, "key", "pulse");
        assertThat(pulse.get("accounts").asInt()).isEqualTo(ACCOUNTS);
        assertThat(pulse.get("measured").asDouble()).isEqualTo(1);
        assertThat(pulse.get("value").get("p50").asDouble()).isBetween(40.0, 60.0);
        assertThat(find(metrics, "key", "feature_breadth")
                        .get("spreadExplained")
                        .asDouble())
                .as("what differs most is how many features are used")
                .isGreaterThan(0.5);
        var csat = find(metrics, "key", "csat");
        assertThat(csat.get("measured").asDouble()).isEqualTo(0.0625);
        assertThat(csat.get("missing").asDouble()).isEqualTo(0.9375);

        var events = insight.get("events").valueStream().toList();
        assertThat(events).hasSize(20);
        var tickets = find(events, "type", "ticket_opened");
        assertThat(tickets.get("accounts").asInt()).isEqualTo(3);
        assertThat(tickets.get("days").get(22).asInt()).as("five days ago").isEqualTo(3);
        assertThat(tickets.get("eventsPerDay").asDouble()).as("3 in 28 days").isEqualTo(0.11);
        assertThat(tickets.get("lastEventAt").asString()).isEqualTo(TODAY.minusDays(5) + "T09:00:00Z");
        assertThat(tickets.get("metrics").toString()).isEqualTo("[\"support_load\"]");
        var spend = find(events, "type", "spend_recorded");
        assertThat(spend.get("accounts").asInt()).isZero();
        assertThat(spend.get("lastEventAt").isNull()).as("100 days ago").isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/insights/features?outcome=money, outcome",
        "/insights/features?limit=0, limit",
        "/insights/features?cursor=x, cursor",
        "/insights/features?minSpend=much, minSpend",
        "/insights/features/ft-helps?type=login, type",
        "/insights/features/ft-helps?outcome=retention, outcome"
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

    @Test
    void narrowsByOwnerAndSpend() {
        assertThat(names("segment=ft-planted&minSpend=1000000")).isEmpty();
        assertThat(names("segment=ft-planted&owner=nobody")).isEmpty();
    }

    private List<String> names(String query) {
        return get("/insights/features?" + query)
                .get("items")
                .valueStream()
                .map(row -> row.get("name").asString())
                .toList();
    }

    private JsonNode row(String query, String name) {
        return find(
                get("/insights/features?" + query).get("items").valueStream().toList(), "name", name);
    }

    private static JsonNode find(List<JsonNode> rows, String field, String text) {
        return rows.stream()
                .filter(row -> row.get(field).asString().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + text + " in " + rows));
    }

    /** Pays for long and is in daily use. */
    private static List<String> base(String id, LocalDate from, int pulse) {
        var events = new ArrayList<String>();
        events.add(event(id, "spend_recorded", from.minusDays(100), "\"value\": 100"));
        events.add(event(id, "pulse_recorded", from, "\"value\": " + pulse + ", \"name\": \"-\", \"author\": \"jo\""));
        events.add(event(id, "feature_used", from, "\"name\": \"ft-base\""));
        from.datesUntil(from.plusDays(40))
                .map(day -> event(id, "login", day, "\"userId\": \"u\""))
                .forEach(events::add);
        return events;
    }

    private static String event(String id, String type, LocalDate day, String more) {
        return "{\"accountId\": \"%s\", \"type\": \"%s\", \"occurredAt\": \"%sT09:00:00Z\"%s}"
                .formatted(id, type, day, more.isEmpty() ? "" : ", " + more);
    }

    private void register(String id, String segment, int seats) {
        client.put()
                .uri("/api/v1/accounts/{id}", id)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"segment\": \"%s\", \"customerSince\": \"2024-01-01\", \"seats\": %d}"
                        .formatted(segment, seats))
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }

    private void send(List<String> events) {
        client.post()
                .uri("/api/v1/events")
                .contentType(MediaType.APPLICATION_JSON)
                .body(events.stream().collect(Collectors.joining(",", "[", "]")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.rejected")
                .isEqualTo(0);
    }

    private JsonNode get(String uri) {
        return new JsonMapper().readTree(read(uri, MediaType.APPLICATION_JSON));
    }

    private String text(String uri) {
        return read(uri, MediaType.parseMediaType("text/csv"));
    }

    private String read(String uri, MediaType accept) {
        var body = client.get()
                .uri("/api/v1" + uri)
                .accept(accept)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(body);
    }
}
