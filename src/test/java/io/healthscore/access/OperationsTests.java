package io.healthscore.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.healthscore.Replica;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.http.server.PathContainer;
import org.springframework.test.web.servlet.client.RestTestClient;

@WithKeys
class OperationsTests {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private RestTestClient http;

    @Test
    void needTheSameScopesWhereverTheyLie() {
        var admin = KeyCalls.admin(http);
        var reads = admin.withNew("reads operations", Scope.READ).key();
        var manages = admin.withNew("manages operations", Scope.MANAGE).key();
        var elsewhere = Map.of(
                "healthscore.access.open", "false",
                "management.endpoints.web.base-path", "/internal/ops",
                "management.endpoints.web.exposure.include", "*");

        try (var replica = Replica.of(context, elsewhere)) {
            var client = replica.client();
            client.get().uri("/internal/ops/health").exchange().expectStatus().isOk();
            client.get().uri("/internal/ops/info").exchange().expectStatus().isUnauthorized();
            var reader = new KeyCalls(client, reads);
            reader.get("/internal/ops/info").expectStatus().isOk();
            reader.get("/internal/ops/env").expectStatus().isForbidden();
            reader.with(manages).get("/internal/ops/env").expectStatus().isOk();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/ops, /actuator",
        "/ops/, /actuator/",
        "/ops/health/readiness, /actuator/health/readiness",
        "/ops;a=b/health;c=d, /actuator/health;c=d",
        "/%6fps/env, /actuator/env",
        "/ops/health%2Fenv, /actuator/health%2Fenv",
        "/ops%2Fhealth, /ops%2Fhealth",
        "/opsx/health, /opsx/health",
        "/ops2, /ops2",
        "/api/v1/ops, /api/v1/ops",
        "/actuator/env, /actuator/env"
    })
    void areKnownByTheirBasePath(String path, String usual) {
        assertThat(at("/ops").usual(PathContainer.parsePath(path)).value()).isEqualTo(usual);
        assertThat(at("/actuator").usual(PathContainer.parsePath(usual)).value())
                .isEqualTo(usual);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void haveAPathOfTheirOwn(String base) {
        assertThatExceptionOfType(UnsafeStart.class)
                .isThrownBy(() -> at(base))
                .withMessageContaining("management.endpoints.web.base-path is the root");
    }

    private static Operations at(String base) {
        var endpoints = new WebEndpointProperties();
        endpoints.setBasePath(base);
        return new Operations(endpoints);
    }
}
