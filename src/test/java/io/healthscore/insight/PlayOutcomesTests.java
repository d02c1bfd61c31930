package io.healthscore.insight;

import static io.healthscore.insight.Vendor.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.platform.SettableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** Accounts whose urgent ticket puts them at risk; what is done about it, and when the ticket is resolved, differs. */
@IntegrationTest
class PlayOutcomesTests {

    private static final LocalDate TODAY = LocalDate.ofInstant(SettableClock.START, ZoneOffset.UTC);

    @Autowired
    RestTestClient client;

    @Autowired
    SettableClock clock;

    private final List<String> accounts = new ArrayList<>();
    private Vendor vendor;

    @BeforeEach
    void connect() {
        vendor = new Vendor(client);
    }

    @AfterEach
    void erase() {
        accounts.forEach(this::erase);
    }

    private void erase(String id) {
        client.delete().uri("/api/v1/accounts/{id}", id).exchange();
    }

    @Test
    void followsWhatBecomesOfTheTouchedAndTheOthers() {
        atRisk("called");
        atRisk("escalated");
        atRisk("otherwise");
        atRisk("late");
        atRisk("alone");
        atRisk("left");
        assertThat(play().get("suggested").asInt()).isEqualTo(6);
        assertThat(play().get("touched").asInt()).isZero();
        assertThat(within(28)).as("nobody is followed yet").isEqualTo("0 of 0, 0 of 0");

        days(3, () -> {
            touch("called", "call", 2);
            touch("escalated", "urgent_escalation", 3);
            touch("otherwise", "check_in", 3);
        });
        days(10, () -> {
            resolve("called", 10);
            vendor.send(event("played-left", "contract_cancelled", TODAY.plusDays(10), ""));
        });
        days(19, () -> resolve("otherwise", 19));
        days(29, () -> {
            resolve("escalated", 29);
            touch("late", "meeting", 29);
        });

        assertThat(play().get("suggested").asInt()).isEqualTo(6);
        assertThat(play().get("touched").asInt()).as("called, escalated").isEqualTo(2);
        assertThat(within(28)).as("called; otherwise").isEqualTo("1 of 2, 1 of 4");
        assertThat(within(84)).isEqualTo("0 of 0, 0 of 0");
        assertThat(play().at("/within28/verdict").asString()).isEqualTo("not enough accounts");
        assertThat(play().at("/within28/touched/rate").isNull()).isTrue();

        days(84, () -> {});
        assertThat(within(84)).as("escalated too").isEqualTo("2 of 2, 1 of 4");
        assertThat(within(28)).isEqualTo("1 of 2, 1 of 4");
        assertThat(vendor.get("/insights/plays?segment=played&owner=nobody").get("items"))
                .isEmpty();
    }

    @Test
    void forgetsAnErasedAccountAndWalksInPages() {
        atRisk("kept");
        atRisk("gone");
        erase("played-gone");
        vendor.send(event("played-kept", "seats_changed", TODAY, "\"value\": 10"));
        score("played-kept");

        assertThat(play().get("suggested").asInt()).isEqualTo(1);
        var first = vendor.get("/insights/plays?segment=played&limit=1");
        assertThat(first.get("items")).hasSize(1);
        var rest = vendor.get("/insights/plays?segment=played&cursor="
                + first.get("nextCursor").asString());
        assertThat(rest.get("items").size() + 1)
                .isEqualTo(vendor.get("/insights/plays?segment=played")
                        .get("items")
                        .size());
        assertThat(vendor.csv("/insights/plays?segment=played"))
                .startsWith("key,suggested,touched,within28.touched.accounts,within28.touched.recovered,"
                        + "within28.touched.rate,within28.others.accounts,");
    }

    /** The ticket has been open for 15 days, of which the account was healthy but today. */
    private void atRisk(String name) {
        var id = "played-" + name;
        accounts.add(id);
        vendor.register(id, "\"segment\": \"played\", \"customerSince\": \"2024-01-01\"");
        vendor.use(id, TODAY.minusDays(70), TODAY, "reports", "alerts", "export", "search", "sharing", "api");
        vendor.send(event(id, "ticket_opened", TODAY.minusDays(15), "\"name\": \"T-1\", \"severity\": \"urgent\""));
        assertThat(score(id).get("flags").toString()).contains("at_risk");
    }

    private void touch(String name, String what, int day) {
        vendor.send(event(
                "played-" + name,
                "touchpoint_recorded",
                TODAY.plusDays(day),
                "\"author\": \"jo\", \"name\": \"" + what + "\""));
    }

    private void resolve(String name, int day) {
        vendor.send(event("played-" + name, "ticket_resolved", TODAY.plusDays(day), "\"name\": \"T-1\""));
    }

    /** Goes on to that day from the first, on which something happens; everybody has been used until then. */
    private void days(int day, Runnable happening) {
        clock.set(SettableClock.START.plus(Duration.ofDays(day)));
        accounts.forEach(id -> vendor.use(
                id, TODAY.plusDays(Math.max(1, day - 30)), TODAY.plusDays(day), "reports", "alerts", "export"));
        happening.run();
        accounts.forEach(this::score);
    }

    private JsonNode score(String id) {
        return vendor.get("/accounts/" + id + "/score");
    }

    private String within(int days) {
        var recovery = play().get("within" + days);
        return "%s of %s, %s of %s"
                .formatted(
                        recovery.at("/touched/recovered").asInt(),
                        recovery.at("/touched/accounts").asInt(),
                        recovery.at("/others/recovered").asInt(),
                        recovery.at("/others/accounts").asInt());
    }

    private JsonNode play() {
        return vendor.get("/insights/plays?segment=played")
                .get("items")
                .valueStream()
                .filter(play -> play.get("key").asString().equals("urgent_escalation"))
                .findFirst()
                .orElseThrow();
    }
}
