package io.healthscore.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds what an operation leaves unsaid, and where an example says otherwise than its schema. */
final class Examples {

    private final JsonNode document;
    private final List<String> faults = new ArrayList<>();

    Examples(JsonNode document) {
        this.document = document;
    }

    List<String> faults() {
        Contract.operations(document).forEach(this::check);
        return faults;
    }

    private void check(Contract.Operation operation) {
        var node = operation.node();
        Stream.of("summary", "description", "operationId", "tags")
                .filter(word -> !node.has(word))
                .forEach(word -> faults.add(operation.name() + " has no " + word));
        node.path("parameters").forEach(parameter -> checkParameter(operation.name(), parameter));
        checkContent(operation.name() + " request", node.path("requestBody").path("content"), false);
        for (var response : node.get("responses").properties()) {
            if (response.getKey().startsWith("2")) {
                var name = operation.name() + " " + response.getKey();
                checkContent(name, response.getValue().path("content"), true);
            }
        }
    }

    private void checkParameter(String operation, JsonNode parameter) {
        var name = operation + " parameter " + parameter.get("name").stringValue();
        if (!parameter.has("description")) {
            faults.add(name + " has no description");
        }
        if (parameter.path("required").booleanValue(false) && !parameter.has("example")) {
            faults.add(name + " has no example");
        }
    }

    private void checkContent(String name, JsonNode content, boolean complete) {
        for (var type : content.properties()) {
            var at = name + " " + type.getKey();
            var examples = examples(type.getValue());
            if (examples.isEmpty()) {
                faults.add(at + " has no example");
            }
            if (type.getKey().equals("application/json")) {
                examples.forEach(example -> compare(at, example, type.getValue().path("schema"), complete));
            }
        }
    }

    private List<JsonNode> examples(JsonNode mediaType) {
        return mediaType.has("example")
                ? List.of(mediaType.get("example"))
                : mediaType
                        .path("examples")
                        .valueStream()
                        .map(example -> resolve(example).get("value"))
                        .toList();
    }

    /** Compares the names of fields all the way down; where a schema names none, anything goes. */
    private void compare(String at, JsonNode example, JsonNode schema, boolean complete) {
        var resolved = resolve(schema);
        if (example.isArray()) {
            example.forEach(item -> compare(at + "[]", item, resolved.path("items"), complete));
        }
        var properties = resolved.path("properties");
        if (!example.isObject() || properties.isEmpty()) {
            return;
        }
        for (var field : example.properties()) {
            if (properties.has(field.getKey())) {
                compare(at + "." + field.getKey(), field.getValue(), properties.get(field.getKey()), complete);
            } else {
                faults.add(at + "." + field.getKey() + " is in the example only");
            }
        }
        resolved.path("required")
                .valueStream()
                .map(JsonNode::stringValue)
                .filter(field -> complete && !example.has(field))
                .forEach(field -> faults.add(at + "." + field + " is missing from the example"));
    }

    private JsonNode resolve(JsonNode schema) {
        if (schema.has("$ref")) {
            return resolve(document.at(schema.get("$ref").stringValue().substring(1)));
        }
        return schema.has("anyOf") ? resolve(schema.get("anyOf").get(0)) : schema;
    }
}
