package io.healthscore.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.Traces;
import io.healthscore.platform.SettableClock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** What was corrected scores as if it had been right from the beginning. */
@IntegrationTest
class CorrectedScoresTests {

    private static final LocalDate TODAY = LocalDate.ofInstant(SettableClock.START, ZoneOffset.UTC);

    @Autowired
    RestTestClient client;

    @Autowired
    JdbcClient jdbc;

    Service service;

    @BeforeEach
    void connect() {
        service = new Service(client);
    }

    @Test
    void scoresAsIfAVoidedEventHadNeverBeenSent() {
        service.use("voided", TODAY.minusDays(40), TODAY);
        service.use("never-sent", TODAY.minusDays(40), TODAY);
        service.send("voided", List.of(ticket(TODAY.minusDays(20))));
        assertThat(says("voided")).isNotEqualTo(says("never-sent"));

        voidEvent("voided", "ticket", TODAY.minusDays(20));

        assertThat(says("voided")).isEqualTo(says("never-sent"));
        assertThat(scores("voided")).isEqualTo(scores("never-sent"));
    }

    @Test
    void forgetsTheDaysBeforeTheFirstEventThatIsLeft() {
        service.use("shortened", TODAY.minusDays(20), TODAY);
        service.send("shortened", List.of(Service.login(TODAY.minusDays(30))));
        service.score("shortened");
        assertThat(closings("shortened")).isEqualTo(30);

        voidEvent("shortened", "login-" + TODAY.minusDays(30), TODAY.minusDays(30));

        assertThat(scores("shortened")).hasSize(21);
        service.score("shortened");
        assertThat(closings("shortened")).isEqualTo(20);
    }

    @Test
    void hasNoScoreOnceItsOnlyEventIsVoided() {
        service.send("emptied", List.of(Service.login(TODAY.minusDays(3))));
        service.score("emptied");

        voidEvent("emptied", "login-" + TODAY.minusDays(3), TODAY.minusDays(3));

        assertThat(service.score("emptied").get("band").asString()).isEqualTo("insufficient_data");
        assertThat(scores("emptied")).isEmpty();
        assertThat(closings("emptied")).isZero();
    }

    @Test
    void scoresAMergedAccountAsIfItHadAlwaysBeenOne() {
        service.use("merged-half", TODAY.minusDays(40), TODAY.minusDays(20));
        service.use("other-half", TODAY.minusDays(19), TODAY);
        service.use("whole", TODAY.minusDays(40), TODAY);
        service.score("merged-half");
        service.score("other-half");

        service.post("/accounts/merged-half/merge", "{\"into\": \"other-half\"}");

        assertThat(says("other-half")).isEqualTo(says("whole"));
        assertThat(scores("other-half")).isEqualTo(scores("whole"));
        // The other account's audit trail says what was merged into it.
        assertThat(new Traces(jdbc).of("merged-half"))
                .containsExactly("public.account_tombstone", "public.audit", "public.score_feed_mark");
    }

    @Test
    void scoresWithoutAPersonWhoWasErased() {
        service.register("anonymous", "\"seats\": 1");
        service.send(
                "anonymous",
                TODAY.minusDays(40)
                        .datesUntil(TODAY.plusDays(1))
                        .map(day -> Service.login(day).replace("u-1", "somebody"))
                        .toList());
        assertThat(statusOfUsers("anonymous")).isEqualTo("measured");

        service.post("/users/erase", "{\"userId\": \"somebody\"}");

        assertThat(statusOfUsers("anonymous")).isEqualTo("missing");
    }

    private String statusOfUsers(String accountId) {
        return service.score(accountId)
                .get("metrics")
                .valueStream()
                .filter(metric -> metric.get("key").asString().equals("active_users_per_seat"))
                .map(metric -> metric.get("status").asString())
                .findFirst()
                .orElseThrow();
    }

    private static String ticket(LocalDate day) {
        return Service.event("ticket_opened", day, "\"name\": \"T-1\", \"id\": \"ticket\", \"severity\": \"urgent\"");
    }

    private void voidEvent(String accountId, String id, LocalDate day) {
        client.delete()
                .uri("/api/v1/accounts/{account}/events/{id}?occurredAt={day}T12:00:00Z", accountId, id, day)
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    private String says(String accountId) {
        var score = service.score(accountId);
        return List.of(score.get("score"), score.get("metrics"), score.get("caps"), score.get("trend"))
                .toString();
    }

    private List<JsonNode> scores(String accountId) {
        return service.history(accountId, TODAY.minusDays(60), TODAY).stream()
                .map(row -> row.get("score"))
                .toList();
    }

    private long closings(String accountId) {
        return jdbc.sql("select count(*) from score_day where account_id = ?")
                .param(accountId)
                .query(Long.class)
                .single();
    }
}
