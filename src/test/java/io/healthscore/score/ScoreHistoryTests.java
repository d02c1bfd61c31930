package io.healthscore.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.OwnDatabase;
import io.healthscore.platform.SettableClock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@IntegrationTest
@OwnDatabase
class ScoreHistoryTests {

    private static final LocalDate TODAY = LocalDate.ofInstant(SettableClock.START, ZoneOffset.UTC);

    @Autowired
    RestTestClient client;

    @Autowired
    BackgroundScoring background;

    Service service;

    @BeforeEach
    void connect() {
        service = new Service(client);
    }

    @Test
    void hasARowForEveryDayFromTheFirstEventOn() {
        service.use("imported", TODAY.minusDays(120), TODAY.minusDays(1));

        var rows = service.history("imported", TODAY.minusDays(300), TODAY);

        assertThat(days(rows))
                .containsExactlyElementsOf(TODAY.minusDays(120)
                        .datesUntil(TODAY.minusDays(20))
                        .map(LocalDate::toString)
                        .toList());
        assertThat(service.get("/accounts/imported/score/history").get("items").size())
                .isEqualTo(90);
    }

    @Test
    void walksToItsEndPageByPage() {
        service.use("walked", TODAY.minusDays(25), TODAY);

        var seen = new ArrayList<JsonNode>();
        var page = service.get("/accounts/walked/score/history?limit=7");
        seen.addAll(Service.items(page));
        while (page.has("nextCursor")) {
            page = service.get(
                    "/accounts/walked/score/history?limit=7&cursor={c}",
                    page.get("nextCursor").asString());
            seen.addAll(Service.items(page));
        }

        assertThat(days(seen))
                .containsExactlyElementsOf(TODAY.minusDays(25)
                        .datesUntil(TODAY.plusDays(1))
                        .map(LocalDate::toString)
                        .toList());
        assertThat(seen.get(25).get("closed").asBoolean()).isFalse();
        assertThat(seen.get(25).get("score")).isEqualTo(service.score("walked").get("score"));
    }

    @Test
    void saysOfEveryPastDayWhatThatDaySaysByItself() {
        service.use("same", TODAY.minusDays(70), TODAY.minusDays(30));
        service.send(
                "same",
                List.of(
                        Service.event("seats_changed", TODAY.minusDays(70), "\"value\": 2"),
                        Service.event("nps_response", TODAY.minusDays(50), "\"value\": 9"),
                        Service.event(
                                "ticket_opened", TODAY.minusDays(20), "\"name\": \"T-1\", \"severity\": \"urgent\"")));

        for (var row : service.history("same", TODAY.minusDays(70), TODAY)) {
            var day = LocalDate.parse(row.get("day").asString());
            var at = service.scoreAt("same", day);
            assertThat(at.get("score")).as("%s", day).isEqualTo(row.get("score"));
            assertThat(at.get("band")).as("%s", day).isEqualTo(row.get("band"));
            assertThat(at.get("coverage")).as("%s", day).isEqualTo(row.get("coverage"));
        }
    }

    @Test
    void restatesTheDaysThatALateEventChangesAndKeepsWhatTheyFirstSaid() {
        service.use("late", TODAY.minusDays(60), TODAY);
        var before = service.history("late", TODAY.minusDays(40), TODAY.minusDays(1));

        service.send(
                "late",
                List.of(Service.event(
                        "ticket_opened",
                        TODAY.minusDays(30),
                        "\"name\": \"T-9\", \"severity\": \"urgent\", \"id\": \"t9\"")));

        var after = service.history("late", TODAY.minusDays(40), TODAY.minusDays(1));
        for (int i = 0; i < after.size(); i++) {
            var row = after.get(i);
            boolean changed = !row.get("score").equals(before.get(i).get("score"));
            assertThat(row.get("restatedAt").isNull()).as(row.toString()).isEqualTo(!changed);
            if (changed) {
                assertThat(row.get("firstScore")).isEqualTo(before.get(i).get("score"));
            }
        }
        assertThat(after).anyMatch(row -> !row.get("restatedAt").isNull());
        assertThat(after.get(39).get("score").asDouble()).isEqualTo(49);
    }

    @Test
    void showsWeeksAndMonthsByTheirLastDay() {
        service.use("weekly", LocalDate.of(2026, 1, 5), TODAY);

        var weeks = service.get("/accounts/weekly/score/history?from=2026-01-05&to=2026-02-20&interval=week");
        var months = service.get("/accounts/weekly/score/history?from=2026-01-01&interval=month");

        assertThat(days(Service.items(weeks)))
                .containsExactly(
                        "2026-01-11",
                        "2026-01-18",
                        "2026-01-25",
                        "2026-02-01",
                        "2026-02-08",
                        "2026-02-15",
                        "2026-02-20");
        assertThat(days(Service.items(months))).containsExactly("2026-01-31", "2026-02-28", "2026-03-01");
    }

    @Test
    void fillsALongImportedHistoryInTheBackground() {
        service.use("long", TODAY.minusDays(700), TODAY.minusDays(1));

        var first = service.history("long", TODAY.minusDays(700), TODAY);
        while (background.catchUpOnce() > 0) {
            // until nothing is stale
        }

        var later = service.history("long", TODAY.minusDays(700), TODAY);
        assertThat(first).hasSize(100).isEqualTo(later);
        assertThat(service.scoreAt("long", TODAY.minusDays(699)).get("band").asString())
                .isEqualTo("insufficient_data");
    }

    @Test
    void tellsTheTrendFromTheClosesBefore() {
        service.use("trend", TODAY.minusDays(90), TODAY.minusDays(12));

        var score = service.score("trend");
        var weekAgo = service.scoreAt("trend", TODAY.minusDays(7));
        var monthAgo = service.scoreAt("trend", TODAY.minusDays(30));

        var trend = score.get("trend");
        double now = score.get("score").asDouble();
        assertThat(trend.get("change7d").asDouble())
                .isCloseTo(now - weekAgo.get("score").asDouble(), within());
        assertThat(trend.get("change30d").asDouble())
                .isCloseTo(now - monthAgo.get("score").asDouble(), within());
        assertThat(trend.get("direction").asString()).isEqualTo("falling");
    }

    @Test
    void hasNoScoreBeforeTheFirstEventAndRefusesTheFuture() {
        service.register("young", "\"customerSince\": \"2025-01-01\"");
        service.use("young", TODAY.minusDays(5), TODAY);

        assertThat(service.scoreAt("young", TODAY.minusDays(6)).get("band").asString())
                .isEqualTo("insufficient_data");
        client.get()
                .uri("/api/v1/accounts/young/score?at=2026-03-02")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].parameter")
                .isEqualTo("at");
    }

    @Test
    void refusesARangeThatEndsBeforeItBegins() {
        service.use("range", TODAY, TODAY);

        client.get()
                .uri("/api/v1/accounts/range/score/history?from=2026-02-02&to=2026-02-01")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/invalid-request");
    }

    private static Offset<Double> within() {
        return Offset.offset(0.005);
    }

    private static List<String> days(List<JsonNode> rows) {
        return rows.stream().map(row -> row.get("day").asString()).toList();
    }
}
