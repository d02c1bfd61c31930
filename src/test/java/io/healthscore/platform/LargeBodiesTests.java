package io.healthscore.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@IntegrationTest
class LargeBodiesTests {

    private static final int MOST = 1 << 20;

    @Autowired
    RestTestClient client;

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "PUT, /accounts/large",
        "POST, /accounts/large/merge",
        "PUT, /accounts/large/score/override",
        "POST, /models/default/deactivate",
        "POST, /models/default/versions/1/activate",
        "POST, /recalculations",
        "POST, /scores/lookup",
        "POST, /signals/rebuild",
        "POST, /users/erase",
        "POST, /webhooks",
        "PATCH, /webhooks/large"
    })
    void refusesMoreThanAMebibyte(String method, String path) {
        assertThat(send(method, path, MOST)).isIn(400, 404);
        assertThat(send(method, path, MOST + 1)).isEqualTo(413);
    }

    /** An array, which each of them refuses, of so many bytes. */
    private int send(String method, String path, int bytes) {
        return client.method(HttpMethod.valueOf(method))
                .uri("/api/v1" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .body("[" + " ".repeat(bytes - 2) + "]")
                .exchange()
                .returnResult()
                .getStatus()
                .value();
    }
}
