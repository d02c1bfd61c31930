package io.healthscore.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.healthscore.platform.InvalidRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code docs/models.md} speaks the language that definitions are read in. */
class ModelLanguageTests {

    private static final Pattern BLOCK = Pattern.compile("(?s)```yaml\\n(.*?)```");
    private static final Pattern WORDS = Pattern.compile("must be one of (.*)");
    private static final String BASE = """
            key: documented
            bands: {healthy: 75, watch: 50, poor: 25, critical: 0}
            categories: [{key: usage, weight: 1}]
            metrics:
              - {key: days, label: Days, category: usage, weight: 1, value: {aggregate: active_days, of: usage, window: P28D},
                 normalize: {type: linear, worst: 0, best: 9}}
              - {key: nps, label: NPS, category: usage, weight: 1, value: {aggregate: nps, of: nps_response, window: P28D},
                 normalize: {type: linear, worst: -100, best: 100}}
            """;

    static Stream<String> partsOfADefinition() {
        return blocks().filter(block -> !isLines(block));
    }

    static Stream<String> lines() {
        return blocks().filter(ModelLanguageTests::isLines).flatMap(String::lines);
    }

    @ParameterizedTest
    @MethodSource("partsOfADefinition")
    void showsPartsThatAreRead(String block) {
        var definition = (ObjectNode) yaml(BASE);
        definition.setAll((ObjectNode) yaml(block));

        assertThat(DefinitionReader.read(DefinitionText.json(definition.toString())))
                .isNotNull();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void showsValuesAndCurvesThatAreRead(String line) {
        assertThat(DefinitionReader.read(DefinitionText.json(withMetric(line).toString())))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"value: {aggregate: what}", "normalize: {type: what}", "scale: {type: what}"})
    void namesEveryWordThatIsRead(String wrong) {
        var definition = wrong.startsWith("scale") ? yaml(BASE + wrong) : withMetric(wrong);

        var refused = catchThrowableOfType(
                InvalidRequest.class, () -> DefinitionReader.read(DefinitionText.json(definition.toString())));

        var words = refused.faults().stream()
                .flatMap(fault -> WORDS.matcher(fault.detail()).results())
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
        assertThat(List.of(words.substring("must be one of ".length()).split(", ")))
                .allSatisfy(word -> assertThat(page()).contains("`" + word + "`"));
    }

    @Test
    void leavesNoAggregateAndNoCurveWithoutAnExample() {
        assertThat(lines().filter(line -> line.startsWith("value:"))).hasSizeGreaterThanOrEqualTo(18);
        assertThat(lines().filter(line -> line.startsWith("normalize:"))).hasSizeGreaterThanOrEqualTo(6);
    }

    private static boolean isLines(String block) {
        return block.startsWith("value:") || block.startsWith("normalize:");
    }

    /** With its first metric's value or curve replaced. */
    private static JsonNode withMetric(String line) {
        var definition = yaml(BASE);
        ((ObjectNode) definition.get("metrics").get(0)).setAll((ObjectNode) yaml(line));
        return definition;
    }

    private static Stream<String> blocks() {
        return BLOCK.matcher(page()).results().map(block -> block.group(1));
    }

    private static JsonNode yaml(String text) {
        return DefinitionText.yaml(text.getBytes(StandardCharsets.UTF_8)).node();
    }

    private static String page() {
        try {
            return Files.readString(Path.of("docs/models.md"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
