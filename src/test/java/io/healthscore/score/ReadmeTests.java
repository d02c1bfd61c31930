package io.healthscore.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.OwnDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The README's worked score is what the service really answers; its arithmetic stands there, worked out by hand. */
@IntegrationTest
@OwnDatabase
class ReadmeTests {

    @Autowired
    RestTestClient client;

    @Test
    void worksOutTheScoreThatTheServiceAnswers() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        var service = new Service(client);
        service.register("example", "\"customerSince\": \"2025-01-01\"");
        client.post()
                .uri("/api/v1/events")
                .contentType(MediaType.APPLICATION_NDJSON)
                .body(block(readme, "ndjson").getBytes(StandardCharsets.UTF_8))
                .exchange()
                .expectBody()
                .jsonPath("$.accepted")
                .isEqualTo(17);

        var score = service.score("example");

        assertThat(score.get("rawScore").asDouble()).isEqualTo(60.87);
        assertThat(score.get("score").asDouble()).isEqualTo(60.87);
        assertThat(score.get("coverage").asDouble()).isEqualTo(0.564744);
        assertThat(text("example")).isEqualTo(block(readme, "text"));
    }

    private String text(String accountId) {
        var text = client.get()
                .uri("/api/v1/accounts/{id}/score", accountId)
                .accept(MediaType.TEXT_PLAIN)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return String.valueOf(text);
    }

    private static String block(String readme, String language) {
        var opening = "```" + language + "\n";
        int from = readme.indexOf(opening) + opening.length();
        return readme.substring(from, readme.indexOf("```", from));
    }
}
