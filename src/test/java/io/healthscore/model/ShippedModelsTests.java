package io.healthscore.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.healthscore.account.AccountFacts;
import io.healthscore.platform.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class ShippedModelsTests {

    private static final Pattern SHARE_IN_COMMENT = Pattern.compile("- key: (\\w+) .*?(\\d+\\.\\d) %");
    private static final Pattern BRACE = Pattern.compile("\\{(\\w+)}");
    private static final Set<String> BRACES = Set.of(
            "account",
            "author",
            "days",
            "drop",
            "failures",
            "features",
            "growth",
            "lastUse",
            "leavesOn",
            "limits",
            "milestones",
            "noticeBy",
            "openMilestones",
            "payments",
            "perWeek",
            "reason",
            "seats",
            "since",
            "ticket",
            "tickets",
            "topFeatures",
            "users");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");

    @Test
    void hasEveryPartOfTheDefaultsFile() {
        var model = DefaultModel.MODEL;

        assertThat(model.key()).isEqualTo("default");
        assertThat(model.categories()).hasSize(3);
        assertThat(model.metrics()).hasSize(16);
        assertThat(model.caps()).hasSize(9);
        assertThat(model.expansion().metrics()).hasSize(7);
        assertThat(model.plays()).hasSize(25);
        assertThat(model.flags().silentFor()).isEqualTo(84);
        assertThat(Shares.of(model))
                .contains(entry("login_frequency", 0.115385), entry("spend_trend", 0.1), entry("nps", 0.041667));
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "enterprise", "onboarding", "product-led"})
    void statesInItsCommentsTheSharesThatItsWeightsGive(String key) {
        var model = StarterModels.named(key);
        var shares = Shares.of(model);

        var stated = SHARE_IN_COMMENT.matcher(file(key)).results().toList();

        assertThat(stated).extracting(comment -> comment.group(1)).containsExactlyElementsOf(shares.keySet());
        assertThat(stated)
                .allSatisfy(comment -> assertThat(100 * shares.getOrDefault(comment.group(1), 0.0))
                        .as(comment.group(1))
                        .isCloseTo(Double.parseDouble(comment.group(2)), within(0.051)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "enterprise", "onboarding", "product-led"})
    void saysTheSameInJsonAndInYaml(String key) {
        var definition = ShippedModels.definition(key);

        var fromJson = DefinitionReader.read(StrictJson.read(definition.toString()), key);
        var yaml = DefinitionText.toYaml(definition);
        var again = DefinitionText.yaml(yaml.getBytes(StandardCharsets.UTF_8)).flawless();

        assertThat(fromJson).isEqualTo(StarterModels.named(key));
        assertThat(again).isEqualTo(definition);
        assertThat(List.copyOf(again.propertyNames())).isEqualTo(List.copyOf(definition.propertyNames()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "enterprise", "onboarding", "product-led"})
    void leavesOnlyBracesToBeFilledThatSomebodyFills(String key) {
        var model = StarterModels.named(key);

        assertThat(model.plays())
                .isNotEmpty()
                .allSatisfy(
                        play -> assertThat(BRACE.matcher(play.text()).results().map(brace -> brace.group(1)))
                                .as(play.key())
                                .isSubsetOf(BRACES));
    }

    @Test
    void takesTheAccountsThatEachIsFor() {
        assertThat(scoring("self-serve", 400, "product-led")).isEqualTo("product-led");
        assertThat(scoring("enterprise", 400, "enterprise")).isEqualTo("enterprise");
        assertThat(scoring("enterprise", 400, "product-led")).isEqualTo("default");
        assertThat(scoring(null, 90, "onboarding")).isEqualTo("onboarding");
        assertThat(scoring(null, 91, "onboarding")).isEqualTo("default");
    }

    @Test
    void letsTheStarterModelsForSegmentsStandBesideEachOtherButNotTheYoung() {
        var enterprise = StarterModels.named("enterprise").appliesTo();
        var onboarding = StarterModels.named("onboarding").appliesTo();

        assertThat(enterprise.rivals(StarterModels.named("product-led").appliesTo()))
                .isFalse();
        assertThat(enterprise.rivals(onboarding)).isTrue();
    }

    /** The key of the model that scores an account while only the default and the starter are active. */
    private static String scoring(@Nullable String segment, int age, String starter) {
        var catalog = new Catalog(
                List.of(activation(1, "default"), activation(2, starter)),
                id -> StarterModels.named(id.key()),
                Clock.systemUTC());
        var facts = new AccountFacts("acme", DAY.minusDays(age), segment, null, null, null, null);
        return catalog.at(facts, DAY).key();
    }

    private static Activation activation(long id, String key) {
        return new Activation(id, new VersionId(key, 1), true, Instant.parse("2025-01-01T00:00:00Z"));
    }

    private static String file(String key) {
        try {
            return new ClassPathResource("models/%s.yaml".formatted(key)).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
