package io.healthscore.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.healthscore.platform.InvalidRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DefinitionTextTests {

    @Test
    void writesYamlThatReadsAsTheSame() {
        var text =
                "{\"text\":\"yes: {braces}\\n\\\"quoted\\\" # no comment\",\"unit\":\"%\",\"like\":\"12\",\"no\":\"null\","
                        + "\"number\":-37.5,\"list\":[[0,1],[]],\"empty\":{}}";
        var definition = DefinitionText.json(text).flawless();

        assertThat(yaml(DefinitionText.toYaml(definition))).isEqualTo(definition);
        assertThat(definition).hasToString(text);
    }

    @Test
    void refusesAliases() {
        assertThatThrownBy(() -> yaml("a: &one 1\nb: *one"))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("/b is an alias");
    }

    @Test
    void saysWhereYamlIsBroken() {
        assertThatThrownBy(() -> yaml("a: [1\nb: 2"))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("is not valid YAML at line 2");
    }

    @Test
    void refusesASecondDocument() {
        assertThatThrownBy(() -> yaml("a: 1\n---\na: 2"))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("one YAML value");
    }

    private static JsonNode yaml(String text) {
        return DefinitionText.yaml(text.getBytes(StandardCharsets.UTF_8)).flawless();
    }
}
