package io.healthscore.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import io.healthscore.Replica;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.test.web.servlet.client.RestTestClient;

/** A second replica, which trusts an identity provider beside the keys. */
@WithKeys
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokensTests {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private RestTestClient http;

    private Issuer issuer;
    private Replica replica;
    private KeyCalls calls;

    @BeforeAll
    void start() throws IOException, JOSEException {
        issuer = Issuer.start();
        replica = Replica.of(
                context,
                Map.of(
                        "healthscore.access.open",
                        "false",
                        "spring.security.oauth2.resourceserver.jwt.issuer-uri",
                        issuer.url()));
        calls = new KeyCalls(replica.client(), "");
    }

    @AfterAll
    void stop() {
        replica.close();
        issuer.close();
    }

    @Test
    void takesTheScopesOfAToken() throws JOSEException {
        var reader = calls.with(issuer.sign(issuer.claims("jo").claim("scope", "openid read profile")));

        var whoami = reader.whoami();

        assertThat(whoami.get("kind").stringValue()).isEqualTo("token");
        assertThat(whoami.get("subject").stringValue()).isEqualTo("jo");
        assertThat(whoami.get("scopes")).hasToString("[\"read\"]");
        assertThat(Instant.parse(whoami.get("expiresAt").stringValue())).isAfter(Instant.now());
        reader.get("/api/v1/models").expectStatus().isOk();
        reader.post("/api/v1/events", "[]").expectStatus().isForbidden();
    }

    @Test
    void recordsTheSubjectOfAToken() throws JOSEException {
        var manager = calls.with(issuer.sign(issuer.claims("kim").claim("scp", List.of("manage", "email"))));

        var made = manager.make("made by a token", Scope.READ);

        var audit = KeyCalls.json(manager.get("/api/v1/audit?subject=api-keys/" + made.get("id")));
        assertThat(audit.at("/items/0/caller").stringValue()).isEqualTo("token of kim");
    }

    @Test
    void refusesTokensThatAreNotValid() throws JOSEException {
        var claims = issuer.claims("jo").claim("scope", "manage");
        var expired = issuer.claims("jo").claim("scope", "manage").expirationTime(Date.from(Instant.EPOCH));
        var elsewhere = issuer.claims("jo").issuer("http://elsewhere.example").claim("scope", "manage");
        var nobody = issuer.claims("jo").subject(null).claim("scope", "manage");
        var forged = Issuer.sign(claims, Issuer.newKey("first"));

        for (var token :
                List.of(issuer.sign(expired), issuer.sign(elsewhere), issuer.sign(nobody), forged, "a.b.c", "x")) {
            var answer = calls.with(token).get("/api/v1/whoami");
            assertThat(KeyCalls.text(answer)).contains("/problems/unauthorized").doesNotContain("Jwt", token + "\"");
        }
    }

    @Test
    void refusesWhoLeavesTheKeyEmpty() {
        var client = replica.client();
        var basic = client.get().uri("/api/v1/whoami").header("Authorization", "Basic Og==");
        var header = client.get().uri("/api/v1/whoami").header("X-API-Key", "");
        var written = client.post().uri("/v1/batch").body("{\"batch\": [], \"writeKey\": \" \"}");

        for (var request : List.of(basic, header, written)) {
            request.exchange().expectStatus().isUnauthorized();
        }
    }

    @Test
    void asksForPatienceWhileTheProviderIsAway() throws JOSEException {
        var token = Issuer.sign(issuer.claims("jo"), Issuer.newKey("not fetched yet"));
        issuer.goAway(true);
        try {
            var answer = calls.with(token).get("/api/v1/whoami");

            answer.expectStatus().isEqualTo(503);
            answer.expectHeader().valueEquals("Retry-After", "5");
        } finally {
            issuer.goAway(false);
        }
    }

    @Test
    void startsWithoutTheProvider() {
        var beans = new StaticListableBeanFactory(
                Map.of("decoder", new SupplierJwtDecoder(() -> JwtDecoders.fromIssuerLocation("http://127.0.0.1:1"))));

        var tokens = new Tokens(
                beans.getBeanProvider(JwtDecoder.class), beans.getBeanProvider(JwtAuthenticationConverter.class));

        assertThatThrownBy(() -> tokens.caller("a.b.c")).isInstanceOf(IdentityProviderAway.class);
    }

    @Test
    void forgetsARevokedKeyWithinASecondOnTheOtherReplica() {
        var admin = KeyCalls.admin(http);
        var made = admin.make("elsewhere", Scope.READ);
        var holder = calls.with(made.get("key").stringValue());
        holder.get("/api/v1/whoami").expectStatus().isOk();

        admin.send(HttpMethod.DELETE, "/api/v1/api-keys/" + made.get("id"))
                .expectStatus()
                .isNoContent();

        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> holder.get("/api/v1/whoami").expectStatus().isUnauthorized());
    }
}
