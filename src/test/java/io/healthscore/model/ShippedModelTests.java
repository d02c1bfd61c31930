package io.healthscore.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.healthscore.platform.StrictJson;
import io.healthscore.scoring.ScoringModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class ShippedModelTests {

    private static final Pattern SHARE_IN_COMMENT = Pattern.compile("- key: (\\w+) .*?(\\d+\\.\\d) %");

    private final ScoringModel model = model();

    @Test
    void hasEveryPartOfItsFile() {
        assertThat(model.key()).isEqualTo("default");
        assertThat(model.categories()).hasSize(3);
        assertThat(model.metrics()).hasSize(16);
        assertThat(model.caps()).hasSize(9);
        assertThat(model.expansion().metrics()).hasSize(7);
        assertThat(model.plays()).hasSize(25);
        assertThat(model.flags().silentFor()).isEqualTo(84);
    }

    @Test
    void sharesTheWholeAsItsCommentsSay() {
        var shares = Shares.of(model);

        assertThat(shares)
                .contains(entry("login_frequency", 0.115385), entry("spend_trend", 0.1), entry("nps", 0.041667));
        assertThat(shares.values().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(1, within(1e-5));
    }

    @Test
    void statesInItsCommentsTheSharesThatItsWeightsGive() {
        var shares = Shares.of(model);

        var stated = SHARE_IN_COMMENT.matcher(file()).results().toList();

        assertThat(stated).hasSize(16);
        assertThat(stated)
                .allSatisfy(comment -> assertThat(100 * shares.getOrDefault(comment.group(1), 0.0))
                        .as(comment.group(1))
                        .isCloseTo(Double.parseDouble(comment.group(2)), within(0.051)));
    }

    @Test
    void saysTheSameInJsonAndInYaml() {
        var definition = ShippedModel.definition();

        var fromJson = DefinitionReader.read(StrictJson.read(definition.toString()));
        var yaml = DefinitionText.toYaml(definition);
        var again = DefinitionText.yaml(yaml.getBytes(StandardCharsets.UTF_8)).flawless();

        assertThat(fromJson).isEqualTo(model);
        assertThat(again).isEqualTo(definition);
        assertThat(List.copyOf(again.propertyNames())).isEqualTo(List.copyOf(definition.propertyNames()));
    }

    private static ScoringModel model() {
        return DefinitionReader.read(DefinitionText.yaml(file().getBytes(StandardCharsets.UTF_8)));
    }

    private static String file() {
        try {
            return new ClassPathResource("models/default.yaml").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
