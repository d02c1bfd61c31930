package io.healthscore.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.healthscore.platform.Cursor;
import io.healthscore.platform.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@WithKeys
class ApiKeyControllerTests {

    @Autowired
    private RestTestClient http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SettableClock clock;

    private KeyCalls admin;

    @BeforeEach
    void admin() {
        admin = KeyCalls.admin(http);
    }

    @Test
    void handsAKeyOutOnce() {
        var answer = admin.post(
                "/api/v1/api-keys",
                "{'name': 'CRM', 'scopes': ['read', 'ingest', 'read'], 'expiresAt': '2026-04-01T02:00:00+02:00'}");

        answer.expectStatus().isCreated();
        answer.expectHeader().valueEquals("Cache-Control", "no-store");
        var made = KeyCalls.json(answer);
        var key = made.get("key").stringValue();
        var whoami = admin.with(key).whoami();
        assertThat(whoami.get("id")).isEqualTo(made.get("id"));
        assertThat(whoami.get("name").stringValue()).isEqualTo("CRM");
        assertThat(whoami.get("scopes")).hasToString("[\"ingest\",\"read\"]");
        assertThat(whoami.get("expiresAt").stringValue()).isEqualTo("2026-04-01T00:00:00Z");
        assertThat(row(made).toString()).contains("\"state\":\"active\"").doesNotContain("hsk_");
    }

    @Test
    void keepsNothingOfAKeyButItsHash() {
        var key = admin.withNew("hash", Scope.READ).key();

        var kept = jdbc.sql(
                        "select string_agg(k::text || s::text, ' ') from api_key k join api_key_secret s using (key_id)")
                .query(String.class)
                .single();

        assertThat(kept).contains(Sha256.of(key)).doesNotContain(key.substring(4, 12), key.substring(36));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                      | /name
            {'name': 'x'}                                                           | /scopes
            {'name': 'x', 'scopes': []}                                             | /scopes
            {'name': 'x', 'scopes': ['admin']}                                      | /scopes
            {'name': 'x', 'scopes': 'read'}                                         | /scopes
            {'name': 'x', 'scopes': [1]}                                            | /scopes/0
            {'name': ' ', 'scopes': ['read']}                                       | /name
            {'name': 'a\\r\\nb', 'scopes': ['read']}                                | /name
            {'name': 'a\\u0000b', 'scopes': ['read']}                               | /name
            {'name': 7, 'scopes': ['read']}                                         | /name
            {'name': 'x', 'scopes': ['read'], 'expiresAt': '2026-03-01T09:30:00Z'}  | /expiresAt
            {'name': 'x', 'scopes': ['read'], 'expires': null}                      | /expires
            """)
    void refusesWhatIsNoRequestForAKey(String body, String pointer) {
        var answer = admin.post("/api/v1/api-keys", body);

        answer.expectStatus().isBadRequest();
        assertThat(KeyCalls.json(answer).get("errors").toString()).contains("\"pointer\":\"" + pointer + "\"");
    }

    @Test
    void refusesANameThatIsTooLong() {
        admin.post("/api/v1/api-keys", "{'name': '%s', 'scopes': ['read']}".formatted("x".repeat(10_000)))
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void listsKeysPageByPage() {
        var one = admin.make("list 1", Scope.READ);
        var two = admin.make("list 2", Scope.READ);
        var cursor = Cursor.encode(Long.toString(one.get("id").longValue() - 1));

        var page = KeyCalls.json(admin.get("/api/v1/api-keys?limit=1&cursor=" + cursor));
        var next = KeyCalls.json(
                admin.get("/api/v1/api-keys?cursor=" + page.get("nextCursor").stringValue()));

        assertThat(page.at("/items/0/id")).isEqualTo(one.get("id"));
        assertThat(next.at("/items/0/id")).isEqualTo(two.get("id"));
        admin.get("/api/v1/api-keys?cursor=x").expectStatus().isBadRequest();
    }

    @Test
    void opensByBothTextsWhileARotationOverlaps() {
        var made = admin.make("rotated", Scope.READ);
        var former = admin.with(made.get("key").stringValue());

        var rotated = rotate(made, "");
        var latter = admin.with(rotated.get("key").stringValue());

        var end = SettableClock.START.plus(Duration.ofDays(1));
        assertThat(rotated.get("formerEndsAt").stringValue()).isEqualTo(end.toString());
        assertThat(former.whoami().get("expiresAt").stringValue()).isEqualTo(end.toString());
        assertThat(latter.whoami().get("expiresAt").isNull()).isTrue();
        clock.set(end);
        former.get("/api/v1/whoami").expectStatus().isUnauthorized();
        latter.get("/api/v1/whoami").expectStatus().isOk();
    }

    @Test
    void endsAllFormerTextsAtOnceIfAsked() {
        var made = admin.make("leaked", Scope.READ);
        var second = rotate(made, "{'overlap': 'P7D'}").get("key").stringValue();
        admin.with(second).get("/api/v1/whoami").expectStatus().isOk();

        var third = rotate(made, "{'overlap': 'PT0S'}").get("key").stringValue();

        admin.with(made.get("key").stringValue())
                .get("/api/v1/whoami")
                .expectStatus()
                .isUnauthorized();
        admin.with(second).get("/api/v1/whoami").expectStatus().isUnauthorized();
        admin.with(third).get("/api/v1/whoami").expectStatus().isOk();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'overlap': 'P31D'}  | /overlap
            {'overlap': '-PT1S'} | /overlap
            {'overlap': 1}       | /overlap
            {'over': 'PT1S'}     | /over
            []                   | ''
            """)
    void refusesWhatIsNoRotation(String body, String pointer) {
        var made = admin.make("refused", Scope.READ);

        var answer = admin.post("/api/v1/api-keys/%s/rotate".formatted(made.get("id")), body);

        answer.expectStatus().isBadRequest();
        assertThat(KeyCalls.json(answer).get("errors").toString()).contains("\"pointer\":\"" + pointer + "\"");
    }

    @Test
    void revokesAtOnce() {
        var made = admin.make("revoked", Scope.READ);
        var holder = admin.with(made.get("key").stringValue());
        holder.get("/api/v1/whoami").expectStatus().isOk();

        revoke(made);

        var answer = holder.get("/api/v1/whoami");
        answer.expectStatus().isUnauthorized();
        assertThat(KeyCalls.text(answer)).contains("was revoked");
        assertThat(row(made).get("state").stringValue()).isEqualTo("revoked");
        revoke(made);
        admin.post("/api/v1/api-keys/%s/rotate".formatted(made.get("id")), "{}")
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void knowsNoOtherKeys() {
        admin.send(HttpMethod.DELETE, "/api/v1/api-keys/0").expectStatus().isNotFound();
        admin.post("/api/v1/api-keys/0/rotate", "{}").expectStatus().isNotFound();
        admin.send(HttpMethod.DELETE, "/api/v1/api-keys/x").expectStatus().isBadRequest();
    }

    @Test
    void notesTheMinuteOfTheLastUse() {
        var made = admin.make("used", Scope.READ);
        var holder = admin.with(made.get("key").stringValue());
        assertThat(row(made).get("lastUsedAt").isNull()).isTrue();

        holder.get("/api/v1/whoami").expectStatus().isOk();

        await().until(() -> row(made).get("lastUsedAt").asString("").equals(SettableClock.START.toString()));
        clock.advance(Duration.ofMinutes(2));
        await().until(() -> {
            holder.get("/api/v1/whoami").expectStatus().isOk();
            return row(made)
                    .get("lastUsedAt")
                    .asString("")
                    .equals(clock.instant().toString());
        });
    }

    @Test
    void recordsWhoDidWhat() {
        var manager = admin.make("manager", Scope.MANAGE);
        var calls = admin.with(manager.get("key").stringValue());
        var made = calls.make("audited", Scope.READ);
        rotate(made, "");
        calls.send(HttpMethod.DELETE, "/api/v1/api-keys/" + made.get("id"));

        var audit = KeyCalls.json(admin.get("/api/v1/audit?subject=api-keys/" + made.get("id")));

        assertThat(audit.at("/items")
                        .valueStream()
                        .map(entry -> entry.get("action").stringValue()))
                .containsExactly("api_key.revoked", "api_key.rotated", "api_key.made");
        assertThat(audit.at("/items/0/caller").stringValue()).isEqualTo("key " + manager.get("id") + " (manager)");
        assertThat(audit.at("/items/1/caller").stringValue()).isEqualTo("key HEALTHSCORE_ADMIN_KEY");
        assertThat(audit.toString()).doesNotContain("hsk_");
    }

    private JsonNode rotate(JsonNode made, String body) {
        var answer = body.isEmpty()
                ? admin.send(HttpMethod.POST, "/api/v1/api-keys/%s/rotate".formatted(made.get("id")))
                : admin.post("/api/v1/api-keys/%s/rotate".formatted(made.get("id")), body);
        answer.expectStatus().isOk();
        return KeyCalls.json(answer);
    }

    private void revoke(JsonNode made) {
        admin.send(HttpMethod.DELETE, "/api/v1/api-keys/" + made.get("id"))
                .expectStatus()
                .isNoContent();
    }

    private JsonNode row(JsonNode made) {
        var before = Long.toString(made.get("id").longValue() - 1);
        return KeyCalls.json(admin.get("/api/v1/api-keys?limit=1&cursor=" + Cursor.encode(before)))
                .at("/items/0");
    }
}
