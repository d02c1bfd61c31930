package io.healthscore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the licences from the SBOM that goes into the jar. Maven makes that before the tests, but not without a network. */
class ThirdPartyTests {
    private static final Path SBOM = Path.of("target/classes/META-INF/sbom/application.cdx.json");

    /** What Apache-2.0 software may bring along unchanged, each library in a jar of its own. */
    private static final Set<String> COMPATIBLE =
            Set.of("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "EPL-2.0", "MIT");

    private static List<JsonNode> libraries = List.of();

    @BeforeAll
    static void readTheSbom() {
        assumeTrue(Files.exists(SBOM), "no SBOM: ./mvnw process-test-classes makes it");
        libraries = JsonMapper.shared()
                .readTree(SBOM)
                .get("components")
                .valueStream()
                .toList();
    }

    @Test
    void bringsOnlyWhatMayBePassedOn() {
        assertThat(libraries)
                .isNotEmpty()
                .allSatisfy(library ->
                        assertThat(licences(library)).as(name(library)).containsAnyElementsOf(COMPATIBLE));
    }

    @Test
    void listsLicences() {
        var byLicence = new TreeMap<String, Set<String>>();
        for (var library : libraries) {
            byLicence
                    .computeIfAbsent(String.join(" or ", licences(library)), licence -> new TreeSet<>())
                    .add(name(library));
        }

        var list = new StringBuilder("""
                # Third-party libraries
                What the jar brings along and under which licence, made by `ThirdPartyTests` from the [SBOM](supply-chain.md#what-is-in-it), which has the
                versions too. Of several licences we take the one we like best; each listed library has one that lets it go along with Apache-2.0 software.
                """);
        byLicence.forEach((licence, names) -> list.append("\n## %s\n".formatted(licence))
                .append(String.join(
                        "", names.stream().map("- `%s`\n"::formatted).toList())));

        new GoldenFile("docs/third-party.md").assertProducedBy(list.toString());
    }

    private static String name(JsonNode library) {
        return library.get("group").asString() + ":" + library.get("name").asString();
    }

    private static Set<String> licences(JsonNode library) {
        var licences = new TreeSet<String>();
        for (var choice : library.path("licenses")) {
            licences.add(
                    choice.at("/license/id").asString(choice.at("/license/name").asString("unknown")));
        }
        return licences;
    }
}
