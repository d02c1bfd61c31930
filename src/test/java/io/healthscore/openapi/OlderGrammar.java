package io.healthscore.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/** What OpenAPI 3.0.3 allows at each place, as far as our document goes. Whatever is not named here is a fault. */
final class OlderGrammar {

    private static final Set<String> TYPES = Set.of("string", "number", "integer", "boolean", "array", "object");

    private final JsonNode document;
    private final List<String> faults = new ArrayList<>();

    OlderGrammar(JsonNode document) {
        this.document = document;
    }

    List<String> faults() {
        fields("", document, Set.of("openapi", "info", "paths"), Set.of("servers", "tags", "components", "security"));
        each("/security", document.path("security"), this::requirement);
        fields("/info", document.get("info"), Set.of("title", "version"), Set.of("description", "license"));
        fields("/info/license", document.at("/info/license"), Set.of("name"), Set.of("url"));
        each("/tags", document.get("tags"), (at, tag) -> fields(at, tag, Set.of("name"), Set.of("description")));
        each("/paths", document.get("paths"), (at, path) -> each(at, path, this::operation));
        fields(
                "/components",
                document.get("components"),
                Set.of(),
                Set.of("schemas", "responses", "examples", "securitySchemes"));
        each("/components/securitySchemes", document.at("/components/securitySchemes"), this::securityScheme);
        each("/components/schemas", document.at("/components/schemas"), this::schema);
        each("/components/responses", document.at("/components/responses"), this::response);
        each("/components/examples", document.at("/components/examples"), this::example);
        return faults;
    }

    private void operation(String at, JsonNode operation) {
        fields(
                at,
                operation,
                Set.of("responses", "operationId"),
                Set.of("tags", "summary", "description", "parameters", "requestBody", "security"));
        each(at + "/security", operation.path("security"), this::requirement);
        each(at, operation.path("parameters"), this::parameter);
        var body = operation.path("requestBody");
        if (!body.isMissingNode()) {
            fields(at + "/requestBody", body, Set.of("content"), Set.of("description", "required"));
            each(at + "/requestBody", body.get("content"), this::media);
        }
        each(at, operation.get("responses"), this::response);
    }

    /** Only the schemes of OAuth name scopes here, and we have none of these. */
    private void requirement(String at, JsonNode requirement) {
        for (var scheme : requirement.properties()) {
            if (document.at("/components/securitySchemes/" + scheme.getKey()).isMissingNode()) {
                faults.add(at + "/" + scheme.getKey() + " is no security scheme");
            }
            if (!scheme.getValue().isEmpty()) {
                faults.add(at + "/" + scheme.getKey() + " names scopes");
            }
        }
    }

    private void securityScheme(String at, JsonNode scheme) {
        switch (scheme.path("type").asString("")) {
            case "http" -> fields(at, scheme, Set.of("type", "scheme"), Set.of("description", "bearerFormat"));
            case "apiKey" -> fields(at, scheme, Set.of("type", "name", "in"), Set.of("description"));
            default -> faults.add(at + "/type is neither http nor apiKey");
        }
    }

    private void parameter(String at, JsonNode parameter) {
        fields(at, parameter, Set.of("name", "in", "schema"), Set.of("description", "required", "example", "examples"));
        schema(at, parameter.get("schema"));
        if (parameter.path("in").asString("").equals("path")
                && !parameter.path("required").asBoolean(false)) {
            faults.add(at + " is in the path and not required");
        }
    }

    private void response(String at, JsonNode response) {
        if (isReference(at, response)) {
            return;
        }
        fields(at, response, Set.of("description"), Set.of("content", "headers"));
        each(at, response.path("content"), this::media);
        each(at, response.path("headers"), (header, node) -> {
            fields(header, node, Set.of("schema"), Set.of("description", "required", "example"));
            schema(header, node.get("schema"));
        });
    }

    private void media(String at, JsonNode media) {
        fields(at, media, Set.of(), Set.of("schema", "example", "examples"));
        if (media.has("schema")) {
            schema(at, media.get("schema"));
        }
        each(at, media.path("examples"), this::example);
        if (media.has("example") && media.has("examples")) {
            faults.add(at + " has both example and examples");
        }
    }

    private void example(String at, JsonNode example) {
        if (!isReference(at, example)) {
            fields(at, example, Set.of("value"), Set.of("summary", "description"));
        }
    }

    private void schema(String at, JsonNode schema) {
        if (isReference(at, schema)) {
            return;
        }
        fields(
                at,
                schema,
                Set.of(),
                Set.of(
                        "type",
                        "nullable",
                        "format",
                        "description",
                        "enum",
                        "default",
                        "example",
                        "items",
                        "minItems",
                        "maxItems",
                        "uniqueItems",
                        "properties",
                        "required",
                        "additionalProperties",
                        "minProperties",
                        "maxProperties",
                        "minLength",
                        "maxLength",
                        "pattern",
                        "minimum",
                        "maximum",
                        "multipleOf",
                        "allOf",
                        "anyOf",
                        "oneOf",
                        "not",
                        "title",
                        "deprecated",
                        "readOnly",
                        "writeOnly"));
        if (schema.has("type") && !TYPES.contains(schema.get("type").asString(""))) {
            faults.add(at + "/type must be one word of " + TYPES);
        }
        if (schema.path("type").asString("").equals("array") && !schema.has("items")) {
            faults.add(at + "/items is missing");
        }
        if (schema.path("nullable").asBoolean(false) && !schema.has("type") && !schema.has("allOf")) {
            faults.add(at + "/nullable has nothing to be said of");
        }
        each(at, schema.path("properties"), this::schema);
        for (var several : List.of("allOf", "anyOf", "oneOf")) {
            each(at + "/" + several, schema.path(several), this::schema);
        }
        for (var one : List.of("items", "additionalProperties", "not")) {
            if (schema.path(one).isObject()) {
                schema(at + "/" + one, schema.get(one));
            }
        }
    }

    private boolean isReference(String at, JsonNode node) {
        if (!node.has("$ref")) {
            return false;
        }
        if (node.size() > 1) {
            faults.add(at + " has fields beside $ref");
        }
        if (document.at(node.get("$ref").stringValue().substring(1)).isMissingNode()) {
            faults.add(at + " refers to nothing: " + node.get("$ref"));
        }
        return true;
    }

    private void fields(String at, JsonNode node, Set<String> required, Set<String> optional) {
        required.stream().filter(name -> !node.has(name)).forEach(name -> faults.add(at + "/" + name + " is missing"));
        node.propertyNames().stream()
                .filter(name -> !required.contains(name) && !optional.contains(name) && !name.startsWith("x-"))
                .forEach(name -> faults.add(at + "/" + name + " is unknown to OpenAPI 3.0"));
    }

    private static void each(String at, JsonNode parent, BiConsumer<String, JsonNode> check) {
        if (parent.isArray()) {
            for (int index = 0; index < parent.size(); index++) {
                check.accept(at + "/" + index, parent.get(index));
            }
        }
        for (Map.Entry<String, JsonNode> field : parent.properties()) {
            check.accept(at + "/" + field.getKey(), field.getValue());
        }
    }
}
