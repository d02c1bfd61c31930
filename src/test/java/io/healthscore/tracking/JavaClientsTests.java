package io.healthscore.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rudderstack.sdk.java.analytics.RudderAnalytics;
import com.segment.analytics.Analytics;
import io.healthscore.access.WithKeys;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** The real clients, with nothing but another address: what they send is stored, and the score has it in. */
@WithKeys
class JavaClientsTests {

    private static final Instant FIRST_DAY = Instant.parse("2026-02-02T10:00:00.123Z");
    private static final int DAYS = 16;

    @Autowired
    RestTestClient client;

    @LocalServerPort
    int port;

    final String account = Calls.newAccount();
    final String user = "u-" + account;
    Calls calls;
    String writeKey = "";

    @BeforeEach
    void prepare() {
        calls = new Calls(client).with(WithKeys.ADMIN_KEY);
        writeKey = calls.newKey("ingest");
    }

    @Test
    void segmentsClientNeedsAnotherAddressAndNothingElse() {
        var analytics =
                Analytics.builder(writeKey).endpoint("http://localhost:" + port).build();
        analytics.enqueue(com.segment.analytics.messages.GroupMessage.builder(account)
                .userId(user)
                .timestamp(Date.from(FIRST_DAY))
                .traits(Map.of("name", "Acme Inc.", "plan", "pro")));
        analytics.enqueue(com.segment.analytics.messages.IdentifyMessage.builder()
                .userId(user)
                .traits(Map.of("email", "jo@acme.example")));
        for (int day = 0; day < DAYS; day++) {
            analytics.enqueue(com.segment.analytics.messages.TrackMessage.builder("Report Exported")
                    .userId(user)
                    .messageId("m-" + day)
                    .timestamp(day(day))
                    .properties(Map.of("rows", day)));
        }
        analytics.enqueue(com.segment.analytics.messages.PageMessage.builder("Home")
                .userId(user)
                .timestamp(day(1)));
        analytics.enqueue(com.segment.analytics.messages.ScreenMessage.builder("Settings")
                .userId(user)
                .timestamp(day(2)));
        analytics.enqueue(
                com.segment.analytics.messages.AliasMessage.builder("before").userId(user));

        analytics.flush();
        analytics.shutdown();

        assertStoredAndScored();
    }

    @Test
    void rudderStacksClientNeedsAnotherAddressAndNothingElse() {
        var analytics = RudderAnalytics.builder(writeKey)
                .setDataPlaneUrl("http://localhost:" + port)
                .build();
        analytics.enqueue(com.rudderstack.sdk.java.analytics.messages.GroupMessage.builder(account)
                .userId(user)
                .timestamp(Date.from(FIRST_DAY))
                .traits(Map.of("name", "Acme Inc.", "plan", "pro")));
        analytics.enqueue(com.rudderstack.sdk.java.analytics.messages.IdentifyMessage.builder()
                .userId(user)
                .traits(Map.of("email", "jo@acme.example")));
        for (int day = 0; day < DAYS; day++) {
            analytics.enqueue(com.rudderstack.sdk.java.analytics.messages.TrackMessage.builder("Report Exported")
                    .userId(user)
                    .messageId("m-" + day)
                    .timestamp(day(day))
                    .properties(Map.of("rows", day)));
        }
        analytics.enqueue(com.rudderstack.sdk.java.analytics.messages.PageMessage.builder("Home")
                .userId(user)
                .timestamp(day(1)));
        analytics.enqueue(com.rudderstack.sdk.java.analytics.messages.ScreenMessage.builder("Settings")
                .userId(user)
                .timestamp(day(2)));
        analytics.enqueue(com.rudderstack.sdk.java.analytics.messages.AliasMessage.builder("before")
                .userId(user));

        analytics.flush();
        analytics.shutdown();

        assertStoredAndScored();
    }

    private static Date day(int day) {
        return Date.from(FIRST_DAY.plusSeconds(day * 86_400L));
    }

    private void assertStoredAndScored() {
        await().until(() -> calls.events(account).texts("id").size() == DAYS + 2);

        var byName = calls.events(account)
                .body()
                .get("items")
                .valueStream()
                .collect(Collectors.groupingBy(event -> event.get("name").asString(), Collectors.counting()));
        assertThat(byName).isEqualTo(Map.of("Report Exported", (long) DAYS, "Home", 1L, "Settings", 1L));
        var last = calls.events(account).body().get("items").get(0);
        assertThat(last.get("id").asString()).isEqualTo("m-15");
        assertThat(last.get("type").asString()).isEqualTo("custom");
        assertThat(last.get("userId").asString()).isEqualTo(user);
        assertThat(last.get("occurredAt").asString()).isEqualTo("2026-02-17T10:00:00.123Z");
        assertThat(last.get("properties").toString()).isEqualTo("{\"rows\":15}");
        var registered = calls.get("/api/v1/accounts/{id}", account).body();
        assertThat(registered.get("name").asString()).isEqualTo("Acme Inc.");
        assertThat(registered.get("attributes").toString()).isEqualTo("{\"plan\":\"pro\"}");
        assertThat(daysInUse().get("value").intValue()).isEqualTo(DAYS);
        assertThat(daysInUse().get("score").doubleValue()).isEqualTo(100);
    }

    private JsonNode daysInUse() {
        return calls.get("/api/v1/accounts/{id}/score", account)
                .body()
                .get("metrics")
                .valueStream()
                .filter(metric -> metric.get("key").asString().equals("login_frequency"))
                .findFirst()
                .orElseThrow();
    }
}
