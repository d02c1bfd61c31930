package io.healthscore.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.account.AccountFacts;
import io.healthscore.scoring.ScoringModel;
import io.healthscore.signal.EventType;
import io.healthscore.signal.SignalReach;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CatalogTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-01");

    private final Map<VersionId, ScoringModel> models = Map.of(
            new VersionId("default", 1), model("default", "{}", 28),
            new VersionId("default", 2), model("default", "{}", 56),
            new VersionId("large", 1), model("large", "{segments: [enterprise]}", 28),
            new VersionId("young", 1), model("young", "{segments: [enterprise], youngerThan: P30D}", 28));

    private final Catalog catalog = new Catalog(
            List.of(
                    activation(3, "default", 1, "2026-03-01T09:30:00Z"),
                    activation(4, "default", 2, "2026-03-01T23:59:59.999999Z"),
                    activation(7, "large", 1, "2026-03-02T00:00:00Z"),
                    activation(8, "young", 1, "2026-03-03T12:00:00Z"),
                    activation(9, "default", 1, "2026-03-04T12:00:00Z"),
                    end(10, "young", 1, "2026-03-05T12:00:00Z")),
            models::get,
            Clock.fixed(Instant.parse("2026-03-05T10:00:00Z"), ZoneOffset.UTC));

    @Test
    void isNamedByItsGreatestActivation() {
        assertThat(catalog.activation()).isEqualTo(10);
    }

    @Test
    void takesTheVersionThatWasActiveAtTheDaysEnd() {
        assertThat(applied(null, DAY)).isEqualTo("default 2");
        assertThat(applied(null, DAY.plusDays(2))).isEqualTo("default 2");
        assertThat(applied(null, DAY.plusDays(3))).isEqualTo("default 1");
    }

    @Test
    void takesTheFirstOneBeforeAnyActivation() {
        assertThat(applied(null, DAY.minusDays(1))).isEqualTo("default 1");
        assertThat(applied("enterprise", DAY.minusYears(1))).isEqualTo("default 1");
    }

    @Test
    void prefersTheMostSpecificModel() {
        assertThat(applied("enterprise", DAY)).isEqualTo("default 2");
        assertThat(applied("enterprise", DAY.plusDays(1))).isEqualTo("large 1");
        assertThat(applied("enterprise", DAY.plusDays(2))).isEqualTo("young 1");
        assertThat(applied("startup", DAY.plusDays(2))).isEqualTo("default 2");
    }

    @Test
    void fallsToTheNextMostSpecificModelFromTheDayOfADeactivationOn() {
        assertThat(applied("enterprise", DAY.plusDays(3))).isEqualTo("young 1");
        assertThat(applied("enterprise", DAY.plusDays(4))).isEqualTo("large 1");
    }

    @Test
    void countsAgeOnTheDayThatIsScored() {
        var bornLater = new AccountFacts("acme", DAY.minusDays(27), "enterprise", null, null, null, null);

        assertThat(catalog.at(bornLater, DAY.plusDays(2)).key()).isEqualTo("young");
        assertThat(catalog.at(bornLater, DAY.plusDays(3)).key()).isEqualTo("large");
    }

    @Test
    void appliesTodaysVersionNow() {
        assertThat(catalog.now(facts(null)).version()).isEqualTo(1);
    }

    @Test
    void reachesAsFarBackAsAnyVersionThatWasEverActive() {
        assertThat(catalog.reach())
                .hasEntrySatisfying(
                        EventType.LOGIN, reach -> assertThat(reach.days()).isBetween(56, SignalReach.FOREVER));
    }

    @Test
    void putsACandidateInTheActiveVersionsPlace() {
        var candidate = new ModelVersion("large", 2, model("large", "{segments: [enterprise]}", 28));
        var narrower = new ModelVersion("large", 3, model("large", "{segments: [agency]}", 28));

        assertThat(with(candidate, "enterprise", DAY.plusDays(1))).isEqualTo("large 2");
        assertThat(with(candidate, "enterprise", DAY)).isEqualTo("large 2");
        assertThat(with(candidate, "startup", DAY.plusDays(1))).isEqualTo("default 2");
        assertThat(with(candidate, "enterprise", DAY.plusDays(2))).isEqualTo("young 1");
        assertThat(with(narrower, "enterprise", DAY.plusDays(1))).isEqualTo("default 2");
    }

    @Test
    void letsACandidateWinOverAnEquallySpecificModel() {
        var rival = new ModelVersion("zzz", ModelVersion.NOT_STORED, model("zzz", "{}", 28));

        assertThat(with(rival, "startup", DAY)).isEqualTo("zzz 0");
        assertThat(with(rival, "enterprise", DAY.plusDays(1))).isEqualTo("large 1");
    }

    private String with(ModelVersion candidate, @Nullable String segment, LocalDate day) {
        var version = catalog.at(facts(segment), day, candidate);
        return version.key() + " " + version.version();
    }

    private String applied(@Nullable String segment, LocalDate day) {
        var version = catalog.at(facts(segment), day);
        return version.key() + " " + version.version();
    }

    private static AccountFacts facts(@Nullable String segment) {
        return new AccountFacts("acme", DAY.minusDays(20), segment, null, null, null, null);
    }

    private static Activation activation(long id, String key, int version, String at) {
        return new Activation(id, new VersionId(key, version), true, Instant.parse(at));
    }

    private static Activation end(long id, String key, int version, String at) {
        return new Activation(id, new VersionId(key, version), false, Instant.parse(at));
    }

    private static ScoringModel model(String key, String appliesTo, int window) {
        var yaml = """
                key: %s
                appliesTo: %s
                bands: {healthy: 75, watch: 50, poor: 25, critical: 0}
                categories: [{key: usage, weight: 1}]
                metrics:
                  - {key: days, label: Days, category: usage, weight: 1,
                     value: {aggregate: active_days, of: usage, window: P%dD}, normalize: {type: linear, worst: 0, best: 9}}
                """.formatted(key, appliesTo, window);
        return DefinitionReader.read(DefinitionText.yaml(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
