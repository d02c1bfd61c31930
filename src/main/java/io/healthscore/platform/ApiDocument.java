package io.healthscore.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Serves the contract: OpenAPI 3.1, and the same in 3.0 for clients that read nothing newer. A test generates the documents
 * from the controllers and fails when the committed ones, which this serves, are others; so the generator stays out of
 * the running service.
 */
@RestController
class ApiDocument {

    // When somebody asks: reading them takes a good part of a start.
    private final Supplier<Document> current = SingletonSupplier.of(() -> Document.read("openapi/openapi.yaml"));
    private final Supplier<Document> older = SingletonSupplier.of(() -> Document.read("openapi/openapi-3.0.yaml"));

    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    String json() {
        return current.get().json();
    }

    @GetMapping(path = "/v3/api-docs.yaml", produces = MediaType.APPLICATION_YAML_VALUE)
    String yaml() {
        return current.get().yaml();
    }

    @GetMapping(path = "/v3/api-docs/3.0", produces = MediaType.APPLICATION_JSON_VALUE)
    String olderJson() {
        return older.get().json();
    }

    @GetMapping(path = "/v3/api-docs/3.0.yaml", produces = MediaType.APPLICATION_YAML_VALUE)
    String olderYaml() {
        return older.get().yaml();
    }

    private record Document(String yaml, String json) {

        static Document read(String path) {
            try {
                var yaml = new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
                return new Document(
                        yaml,
                        JsonMapper.shared()
                                .writeValueAsString(YAMLMapper.shared().readTree(yaml)));
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }
    }
}
