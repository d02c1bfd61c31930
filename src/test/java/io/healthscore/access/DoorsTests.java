package io.healthscore.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.server.PathContainer;

class DoorsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET      | /actuator/health                     | OPEN
            HEAD     | /actuator/health/readiness           | OPEN
            GET      | /v3/api-docs                         | OPEN
            GET      | /v3/api-docs.yaml                    | OPEN
            GET      | /v3/api-docs-3.0                     | OPEN
            GET      | /swagger-ui.html                     | OPEN
            GET      | /swagger-ui/index.html               | OPEN
            POST     | /actuator/health                     | MANAGE
            POST     | /swagger-ui/index.html               | MANAGE
            GET      | /actuator/healthy                    | MANAGE
            GET      | /actuator/prometheus                 | READ
            GET      | /actuator/info                       | READ
            GET      | /actuator/sbom                       | READ
            GET      | /actuator/sbom/application           | READ
            GET      | /actuator/heapdump                   | MANAGE
            GET      | /actuator/env                        | MANAGE
            POST     | /actuator/loggers/io.healthscore     | MANAGE
            GET      | /api/v1/whoami                       | ANY_KEY
            POST     | /v1/batch                            | INGEST
            POST     | /v1/track/                           | INGEST
            GET      | /v1/batch                            | READ
            POST     | /api/v1/events                       | INGEST
            POST     | /api/v1/accounts                     | INGEST
            PUT      | /api/v1/accounts/acme                | INGEST
            DELETE   | /api/v1/accounts/acme                | MANAGE
            DELETE   | /api/v1/accounts/acme/events/1       | MANAGE
            POST     | /api/v1/accounts/acme/merge          | MANAGE
            PUT      | /api/v1/accounts/acme/score/override | MANAGE
            POST     | /api/v1/users/erase                  | MANAGE
            POST     | /api/v1/scores/lookup                | READ
            POST     | /api/v1/models/preview               | READ
            POST     | /api/v1/models/default/versions      | MANAGE
            POST     | /api/v1/models/preview/versions      | MANAGE
            POST     | /api/v1/recalculations               | MANAGE
            POST     | /api/v1/webhooks                     | MANAGE
            PATCH    | /api/v1/webhooks/1                   | MANAGE
            POST     | /api/v1/api-keys                     | MANAGE
            GET      | /api/v1/api-keys                     | READ
            GET      | /api/v1/audit                        | READ
            GET      | /api/v1/anything/new                 | READ
            HEAD     | /api/v1/scores                       | READ
            OPTIONS  | /api/v1/events                       | READ
            POST     | /api/v1/anything/new                 | MANAGE
            post     | /api/v1/events                       | MANAGE
            PROPFIND | /api/v1/events                       | MANAGE
            POST     | /API/V1/events                       | MANAGE
            GET      | /nothing                             | READ
            GET      | /actuator%2Fhealth                   | READ
            GET      | /actuator/health%2Fenv               | MANAGE
            GET      | /api%2Fv1%2Fwhoami                   | READ
            GET      | /api/v1/whoami%2F..                  | READ
            POST     | /v1%2Fbatch                          | MANAGE
            POST     | /api/v1%2Fevents                     | MANAGE
            PUT      | /api/v1/accounts%2Facme              | MANAGE
            PUT      | /api/v1/accounts/a%2Fb               | INGEST
            PUT      | /api/v1/accounts/a%2Fb/score         | MANAGE
            """)
    void asksForAScope(String method, String path, Door door) {
        assertThat(Doors.of(method, PathContainer.parsePath(path))).isEqualTo(door);
    }
}
