package io.healthscore.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.access.WithKeys;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@WithKeys
class WriteKeyTests {

    @Autowired
    RestTestClient client;

    final String account = Calls.newAccount();
    Calls nobody;
    Calls admin;
    String writeKey = "";

    @BeforeEach
    void prepare() {
        nobody = new Calls(client);
        admin = nobody.with(WithKeys.ADMIN_KEY);
        writeKey = admin.newKey("ingest");
    }

    @Test
    void takesTheKeyFromTheBodyWhereNoHeaderHasOne() {
        assertThat(nobody.post("/v1/batch", batch(writeKey)).counts()).containsExactly(1, 1, 0, 0);
        assertThat(nobody.post("/v1/track/", call(writeKey)).counts()).containsExactly(1, 0, 1, 0);
        assertThat(nobody.post("/v1/batch", batch(writeKey), "Content-Type", "application/x-www-form-urlencoded")
                        .counts())
                .containsExactly(1, 0, 1, 0);
        assertThat(admin.events(account).texts("id")).containsExactly("m-1");
    }

    @Test
    void takesTheKeyFromEveryHeaderThatClientsUse() {
        var basic = Base64.getEncoder().encodeToString((writeKey + ":").getBytes(StandardCharsets.US_ASCII));

        assertThat(nobody.post("/v1/batch", batch("x"), "Authorization", "Basic " + basic)
                        .status())
                .isEqualTo(200);
        assertThat(nobody.post("/v1/batch", batch("x"), "Authorization", "Bearer " + writeKey)
                        .status())
                .isEqualTo(200);
        assertThat(nobody.post("/v1/batch", batch("x"), "X-API-Key", writeKey).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "17",
                "{'batch': []}",
                "{'batch': [], 'writeKey': ''}",
                "{'batch': [], 'writeKey': 17}",
                "{'batch': [{'writeKey': 'KEY'}]}",
                "{'batch': [], 'writeKey': 'hsk_000000000000000000000000000000000000xx'}",
                "{'batch': [], 'writeKey': 'KEYx'}",
                "{'batch': [, 'writeKey': 'KEY'}"
            })
    void letsNobodyInWithoutARightKey(String body) {
        var answer = nobody.post("/v1/batch", body.replace("KEY", writeKey));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body().get("code").asString()).isEqualTo("unauthorized");
        assertThat(answer.body().get("message").asString()).isNotEmpty();
    }

    @Test
    void asksForTheScopeAndForOneKey() {
        assertThat(nobody.post("/v1/batch", batch(admin.newKey("read"))).status())
                .isEqualTo(403);
        assertThat(nobody.post("/v1/batch", batch(writeKey), "Authorization", "Bearer x")
                        .status())
                .isEqualTo(401);
        assertThat(nobody.post("/api/v1/events", call(writeKey), "Content-Type", "application/json")
                        .status())
                .isEqualTo(401);
        assertThat(nobody.post("/v1/batch?writeKey=" + writeKey, batch(writeKey))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void readsNoMoreThanABatchMayHoldToFindAKey() {
        var answer = nobody.post("/v1/batch", " ".repeat(4 * 1024 * 1024) + batch(writeKey));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body().get("code").asString()).isEqualTo("too-large");
    }

    private String batch(String key) {
        return "{'batch': [%s], 'writeKey': '%s'}"
                .formatted(call("ignored").replace("{'event'", "{'type': 'track', 'event'"), key);
    }

    private String call(String key) {
        return "{'event': 'x', 'messageId': 'm-1', 'timestamp': '2026-02-20T10:00:00Z', 'context': {'groupId': '%s'}, 'writeKey': '%s'}"
                .formatted(account, key);
    }
}
