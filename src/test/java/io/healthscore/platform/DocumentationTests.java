package io.healthscore.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

@WebTest
class DocumentationTests {

    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    @Autowired
    private RestTestClient http;

    @ParameterizedTest
    @CsvSource({"/v3/api-docs, 3.1", "/v3/api-docs/3.0, 3.0"})
    void servesTheContractAsJsonAndAsYaml(String path, String version) {
        var json = http.get().uri(path).exchange();
        var yaml = http.get().uri(path + ".yaml").exchange();

        json.expectStatus().isOk().expectHeader().contentType(MediaType.APPLICATION_JSON);
        yaml.expectStatus().isOk().expectHeader().contentTypeCompatibleWith(MediaType.APPLICATION_YAML);
        var document = JsonMapper.shared().readTree(body(json));
        assertThat(document.get("openapi").stringValue()).startsWith(version);
        assertThat(YAMLMapper.shared().readTree(body(yaml))).isEqualTo(document);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/swagger-ui.html", "/swagger-ui"})
    void leadsToTheBrowsablePage(String path) {
        var answer = http.get().uri(path).exchange();

        answer.expectStatus().isFound();
        answer.expectHeader().valueMatches("Location", ".*/swagger-ui/index.html");
    }

    @Test
    void needsNothingFromElsewhereForTheBrowsablePage() {
        var page = body(http.get().uri("/swagger-ui/index.html").exchange());

        var references =
                REFERENCE.matcher(page).results().map(found -> found.group(1)).toList();
        assertThat(references).hasSizeGreaterThan(4).allMatch(reference -> !reference.contains("//"));
        for (var reference : references) {
            http.get().uri("/swagger-ui/" + reference).exchange().expectStatus().isOk();
        }
    }

    @Test
    void opensOurOwnContract() {
        var initializer =
                body(http.get().uri("/swagger-ui/swagger-initializer.js").exchange());

        assertThat(initializer).contains("\"../v3/api-docs\"").doesNotContain("petstore");
    }

    private static String body(RestTestClient.ResponseSpec answer) {
        return String.valueOf(answer.expectBody(String.class).returnResult().getResponseBody());
    }
}
