package io.healthscore.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.GoldenFile;
import io.healthscore.IntegrationTest;
import io.healthscore.signal.EventType;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

/**
 * {@code docs/openapi.yaml}, and {@code docs/openapi-3.0.yaml} for older clients, is what the controllers are. After a change of theirs, run this with
 * {@code -Dgolden.write=true}, read the difference, and commit it.
 */
@IntegrationTest
@Import(SchemaNames.class)
@TestPropertySource(
        properties = {
            "springdoc.api-docs.enabled=true",
            "springdoc.api-docs.path=/generated",
            "springdoc.api-docs.version=openapi_3_1",
            "springdoc.default-flat-param-object=true",
            "springdoc.default-produces-media-type=application/json",
            "springdoc.model-converters.polymorphic-converter.enabled=false",
            "springdoc.override-with-generic-response=false",
            "springdoc.paths-to-match=/api/**,/v1/**"
        })
class OpenApiTests {

    private static final Path WORDS = Path.of("docs/openapi-words.yaml");
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .stringQuotingChecker(new QuotedDates())
                    .build())
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .build();

    @Autowired
    private RestTestClient http;

    @Autowired
    private SchemaNames names;

    @Test
    void isWhatIsCommitted() {
        new GoldenFile("docs/openapi.yaml").assertProducedBy(YAML.writeValueAsString(contract()));
    }

    @Test
    void isCommittedForOlderClientsToo() {
        var older = OlderContract.of(contract());

        new GoldenFile("docs/openapi-3.0.yaml").assertProducedBy(YAML.writeValueAsString(older));
        assertThat(new OlderGrammar(older).faults()).isEmpty();
        assertThat(new OlderGrammar(contract()).faults()).isNotEmpty();
    }

    @Test
    void describesAndExemplifiesEveryOperation() {
        assertThat(new Examples(contract()).faults()).isEmpty();
    }

    @Test
    void namesEveryOperationOnce() {
        var ids = Contract.operations(contract())
                .map(operation -> operation.node().path("operationId").asString(""))
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void hasNoWordsForWhatIsNotThere() {
        var there =
                Contract.operations(generated()).map(Contract.Operation::name).toList();

        assertThat(Contract.operations(words()).map(Contract.Operation::name)).isSubsetOf(there);
    }

    @Test
    void knowsEveryTypeOfEvent() {
        var types = contract()
                .at("/components/schemas/Event/properties/type/enum")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();

        assertThat(types)
                .containsExactlyElementsOf(
                        Arrays.stream(EventType.values()).map(EventType::word).toList());
    }

    private JsonNode contract() {
        return Contract.of(generated(), words(), new Schemas(names.named()));
    }

    private JsonNode generated() {
        var body = http.get()
                .uri("/generated")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared().readTree(body);
    }

    private static JsonNode words() {
        return YAML.readTree(WORDS);
    }

    /** Else many readers of YAML would take 2026-03-01 for a date, not for the text that it is in JSON. */
    private static final class QuotedDates extends StringQuotingChecker.Default {

        @Override
        public boolean needToQuoteValue(String value) {
            return (!value.isEmpty() && Character.isDigit(value.charAt(0))) || super.needToQuoteValue(value);
        }
    }
}
