package io.healthscore.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.healthscore.platform.InvalidRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

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

    /** What a label may be, and YAML could take for something else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "No",
                "on",
                "y",
                "true",
                "False",
                "null",
                "NULL",
                "~",
                "12",
                "-1",
                "+7",
                "1_000",
                "0x1F",
                "0o17",
                "010",
                "1e3",
                "1E+2",
                ".5",
                "5.",
                "-.5e-3",
                ".inf",
                "-.INF",
                ".NaN",
                "NaN",
                "1:30",
                "2026-03-01",
                "2026-03-01T09:30:00Z",
                "=",
                "<<",
                "-",
                "- a",
                "?",
                "? a",
                ":",
                ": a",
                "a: b",
                "a:",
                "#",
                "a #b",
                "&a",
                "*a",
                "!a",
                "!!str a",
                "|",
                ">",
                "%",
                "@a",
                "`a`",
                "[a]",
                "{a}",
                ",",
                "'a'",
                "\"a\"",
                "a'b",
                "a\\nb",
                "a\nb",
                "a\n",
                "\na",
                " a",
                "a ",
                "\ta",
                "a\tb",
                "---",
                "...",
                "é",
                "日本",
                "😀",
                "\u0085",
                "\u2028",
                "\u00a0",
                "\ufeff",
                "\u0001",
                "\u007f",
                "a\r\nb"
            })
    void writesTextsThatReadAsTheSame(String text) {
        var texts = JsonNodeFactory.instance.objectNode();
        texts.put("label", text)
                .putObject("nested")
                .put(text, 1L)
                .putArray("list")
                .add(text);

        assertThat(yaml(DefinitionText.toYaml(texts))).isEqualTo(texts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "0.0",
                "1e2",
                "1E+2",
                "1e-7",
                "100.0",
                "-37.5",
                "123456789012345678901234567890",
                "1e300"
            })
    void writesNumbersThatReadAsTheSame(String number) {
        var definition =
                DefinitionText.json("{\"number\":%s}".formatted(number)).flawless();

        var again = yaml(DefinitionText.toYaml(definition));

        assertThat(again.get("number").decimalValue())
                .isEqualByComparingTo(definition.get("number").decimalValue());
        assertThat(DefinitionText.json(definition.toString()).flawless()).isEqualTo(definition);
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
