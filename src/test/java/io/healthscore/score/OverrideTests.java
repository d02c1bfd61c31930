package io.healthscore.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.platform.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@IntegrationTest
@RecordApplicationEvents
class OverrideTests {

    private static final LocalDate TODAY = LocalDate.ofInstant(SettableClock.START, ZoneOffset.UTC);

    @Autowired
    RestTestClient client;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ExpiredOverrides expired;

    @Autowired
    ApplicationEvents events;

    Service service;

    @BeforeEach
    void connect() {
        service = new Service(client);
    }

    @ParameterizedTest
    @ValueSource(strings = {"score=30", "score=%,"})
    void takesNoForms(String form) {
        client.put()
                .uri("/api/v1/accounts/formal/score/override")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }

    @Test
    void restatesTheDayThatMayBeClosedBeforeItIsCommitted() {
        service.use("late-judged", TODAY.minusDays(60), TODAY);
        service.score("late-judged");
        clock.set(Instant.parse("2026-03-01T23:59:30Z"));

        put("late-judged", 30, "PT48H");

        assertThat(jdbc.sql("select dirty_from from signal_revision where account_id = 'late-judged'")
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(TODAY);
    }

    @Test
    void standsInTheScoresPlaceFromTheNextReadOnAndUntilItIsTakenBack() {
        service.use("judged", TODAY.minusDays(60), TODAY);
        var before = service.score("judged");

        assertThat(put("judged", 30.5, "PT48H")).isEqualTo(201);
        var during = service.score("judged");
        assertThat(put("judged", 90, "PT48H")).isEqualTo(200);
        var replaced = service.score("judged");
        assertThat(delete("judged")).isEqualTo(204);
        var after = service.score("judged");

        assertThat(during.get("score").decimalValue()).isEqualByComparingTo("30.5");
        assertThat(during.get("displayScore").asString()).isEqualTo("31");
        assertThat(during.get("band").asString()).isEqualTo("poor");
        assertThat(during.get("rawScore")).isEqualTo(before.get("rawScore"));
        assertThat(during.get("override").get("author").asString()).isEqualTo("jo");
        assertThat(during.get("override").get("expiresAt").asString()).isEqualTo("2026-03-03T09:30:00Z");
        assertThat(replaced.get("band").asString()).isEqualTo("healthy");
        assertThat(after.get("score")).isEqualTo(before.get("score"));
        assertThat(after.get("override").isNull()).isTrue();
        assertThat(delete("judged")).isEqualTo(404);
        assertThat(Service.items(service.get("/audit?subject=accounts/judged")))
                .extracting(entry -> entry.get("action").asString())
                .containsExactly("override.taken_back", "override.set", "override.set");
    }

    @Test
    void endsByItselfInTheNextReadAndIsAnnouncedOnce() {
        service.use("lapsing", TODAY.minusDays(60), TODAY);
        var before = service.score("lapsing");
        put("lapsing", 10, "PT1H");
        assertThat(service.score("lapsing").get("score").asDouble()).isEqualTo(10);

        clock.advance(Duration.ofHours(1));
        var after = service.score("lapsing");
        expired.end();

        assertThat(after.get("score")).isEqualTo(before.get("score"));
        assertThat(after.get("override").isNull()).isTrue();
        assertThat(delete("lapsing")).isEqualTo(404);
        assertThat(listed("lapsing").get("overridden").asBoolean()).isFalse();
    }

    @Test
    void isEndedInTheBackgroundOnceHoweverManyReplicasLook() {
        service.use("unread", TODAY.minusDays(60), TODAY);
        put("unread", 10, "PT1H");
        clock.advance(Duration.ofHours(1));

        expired.end();
        expired.end();

        assertThat(events.stream(OverrideExpired.class)
                        .filter(event -> event.accountId().equals("unread")))
                .hasSize(1)
                .allSatisfy(event -> assertThat(event.score()).isEqualByComparingTo("10"));
        assertThat(jdbc.sql("select stale from signal_revision where account_id = 'unread'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void showsInHistoryInPastScoresAndInLists() {
        service.use("recorded", TODAY.minusDays(60), TODAY);
        var own = service.score("recorded").get("score");
        put("recorded", 12.34, "PT30H");
        service.score("recorded");
        assertThat(listed("recorded").get("overridden").asBoolean()).isTrue();

        clock.advance(Duration.ofDays(2));
        var days = service.history("recorded", TODAY.minusDays(1), TODAY.plusDays(1));

        assertThat(days).extracting(day -> day.get("override").asBoolean()).containsExactly(false, true, false);
        assertThat(days.get(1).get("score").asDouble()).isEqualTo(12.34);
        assertThat(days.get(1).get("rawScore")).isEqualTo(own);
        var past = service.scoreAt("recorded", TODAY);
        assertThat(past.get("score").asDouble()).isEqualTo(12.34);
        assertThat(past.get("override").get("reason").asString()).isEqualTo("they told us");
        assertThat(service.scoreAt("recorded", TODAY.plusDays(1))
                        .get("override")
                        .isNull())
                .isTrue();
    }

    @Test
    void showsWithTooLittleDataAllTheSame() {
        service.register("newcomer", "\"name\": \"New\"");
        put("newcomer", 80, "PT24H");

        var score = service.score("newcomer");

        assertThat(score.get("score").asDouble()).isEqualTo(80);
        assertThat(score.get("band").asString()).isEqualTo("healthy");
        assertThat(score.get("displayScore").asString()).isEqualTo("80");
        assertThat(score.get("rawScore").isNull()).isTrue();
        assertThat(score.get("confidence").isNull()).isTrue();
        assertThat(score.get("insufficient").get("because").asString()).isNotBlank();
    }

    @Test
    void aHarshOneRaisesTheAlarmAndItsEndLiftsIt() {
        service.use("harsh", TODAY.minusDays(60), TODAY);
        assertThat(service.score("harsh").get("flags")).isEmpty();
        put("harsh", 20, "PT12H");

        var during = service.score("harsh");
        clock.advance(Duration.ofDays(1));
        service.send("harsh", List.of(Service.login(TODAY.plusDays(1))));
        var after = service.score("harsh");

        assertThat(during.get("flags").toString()).contains("at_risk");
        assertThat(after.get("flags")).isEmpty();
    }

    @Test
    void theEndOfAKindOneRaisesNoAlarm() {
        for (int day = 60; day >= 0; day -= 6) {
            service.send("kind", List.of(Service.login(TODAY.minusDays(day))));
        }
        var before = service.score("kind");
        put("kind", 95, "PT20H");
        var during = service.score("kind");

        assertThat(before.get("score").asDouble()).isLessThan(50);
        assertThat(before.get("flags").toString()).contains("at_risk");
        assertThat(during.get("flags").toString()).doesNotContain("at_risk");
        for (int day = 1; day <= 3; day++) {
            clock.advance(Duration.ofDays(1));
            var after = service.score("kind");
            assertThat(after.get("score").asDouble()).isLessThan(50);
            assertThat(after.get("flags").toString()).doesNotContain("at_risk");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                                          | /score
            {"score": 100.5, "reason": "r", "author": "a", "expiresAt": "2026-03-02T00:00:00Z"}         | /score
            {"score": "50", "reason": "r", "author": "a", "expiresAt": "2026-03-02T00:00:00Z"}          | /score
            {"score": 50.125, "reason": "r", "author": "a", "expiresAt": "2026-03-02T00:00:00Z"}        | /score
            {"score": 50, "reason": "  ", "author": "a", "expiresAt": "2026-03-02T00:00:00Z"}           | /reason
            {"score": 50, "reason": "r", "expiresAt": "2026-03-02T00:00:00Z"}                           | /author
            {"score": 50, "reason": "r", "author": "a", "expiresAt": "2026-03-01T09:30:00Z"}            | /expiresAt
            {"score": 50, "reason": "r", "author": "a", "expiresAt": "2026-08-28T09:30:01Z"}            | /expiresAt
            {"score": 50, "reason": "r", "author": "a", "expires": "2026-03-02T00:00:00Z"}              | /expires
            """)
    void refusesWhatIsIncompleteOrOutOfBounds(String body, String pointer) {
        service.register("strict", "");

        client.put()
                .uri("/api/v1/accounts/strict/score/override")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[?(@.pointer == '%s')]".formatted(pointer))
                .isNotEmpty();
        assertThat(count("strict")).isZero();
    }

    @Test
    void takesTheFarthestExpiryAndNoUnknownAccount() {
        service.register("patient", "");

        assertThat(put("patient", 50, "P180D")).isEqualTo(201);
        assertThat(put("nobody-judges", 50, "PT1H")).isEqualTo(404);
        assertThat(delete("nobody-judges")).isEqualTo(404);
    }

    @Test
    void leavesOneStandingHoweverManyAreSetAtOnce() throws Exception {
        service.register("crowded", "");
        var pool = Executors.newFixedThreadPool(4);
        try {
            var puts = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(i -> () -> put("crowded", i, "PT1H"))
                    .toList();
            var statuses = new ArrayList<Integer>();
            for (var status : pool.invokeAll(puts)) {
                statuses.add(status.get());
            }

            assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201);
        } finally {
            pool.shutdownNow();
        }
        assertThat(count("crowded")).isEqualTo(8);
        assertThat(jdbc.sql("select count(*) from score_override where account_id = 'crowded' and ended_at is null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private JsonNode listed(String accountId) {
        return Service.items(service.post("/scores/lookup", "{\"accountIds\": [\"%s\"]}".formatted(accountId)))
                .get(0);
    }

    private long count(String accountId) {
        return jdbc.sql("select count(*) from score_override where account_id = :id")
                .param("id", accountId)
                .query(Long.class)
                .single();
    }

    private int put(String accountId, double score, String lasting) {
        return client.put()
                .uri("/api/v1/accounts/{id}/score/override", accountId)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"score\": %s, \"reason\": \"they told us\", \"author\": \"jo\", \"expiresAt\": \"%s\"}"
                        .formatted(score, clock.instant().plus(Duration.parse(lasting))))
                .exchange()
                .returnResult()
                .getStatus()
                .value();
    }

    private int delete(String accountId) {
        return client.delete()
                .uri("/api/v1/accounts/{id}/score/override", accountId)
                .exchange()
                .returnResult()
                .getStatus()
                .value();
    }
}
