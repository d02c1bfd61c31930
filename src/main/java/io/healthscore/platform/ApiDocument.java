package io.healthscore.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Serves the contract, OpenAPI 3.1. A test generates the document from the controllers and fails when the committed one,
 * which this serves, is another; so the generator stays out of the running service.
 */
@RestController
class ApiDocument {

    private static final String PATH = "openapi/openapi.yaml";

    private final String yaml;
    private final String json;

    ApiDocument() {
        this.yaml = read();
        this.json = JsonMapper.shared().writeValueAsString(YAMLMapper.shared().readTree(yaml));
    }

    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    String json() {
        return json;
    }

    @GetMapping(path = "/v3/api-docs.yaml", produces = MediaType.APPLICATION_YAML_VALUE)
    String yaml() {
        return yaml;
    }

    private static String read() {
        try {
            return new ClassPathResource(PATH).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
