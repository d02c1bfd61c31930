package io.healthscore.openapi;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The document said in OpenAPI 3.0, for clients that read nothing newer: the same contract in older words. */
final class OlderContract {

    /** Of these everything is a value, whatever it looks like. */
    private static final Set<String> VALUES = Set.of("example", "value", "enum", "default");

    /** Of these each key is a name, not a word of OpenAPI's. */
    private static final Set<String> NAMES =
            Set.of("properties", "schemas", "responses", "content", "headers", "examples", "paths", "parameters");

    private OlderContract() {}

    static JsonNode of(JsonNode contract) {
        var document = (ObjectNode) contract.deepCopy();
        document.put("openapi", "3.0.3");
        older((ObjectNode) document.get("info"));
        convert(document);
        return document;
    }

    private static void older(ObjectNode info) {
        info.remove("summary");
        var license = (ObjectNode) info.get("license");
        license.put(
                "url",
                "https://spdx.org/licenses/" + license.remove("identifier").stringValue());
    }

    private static void convert(JsonNode node) {
        for (var field : node.properties()) {
            if (NAMES.contains(field.getKey()) && field.getValue().isObject()) {
                field.getValue().forEach(OlderContract::convert);
            } else if (!VALUES.contains(field.getKey())) {
                convert(field.getValue());
            }
        }
        if (node.isArray()) {
            node.forEach(OlderContract::convert);
        }
        if (node instanceof ObjectNode object) {
            convertNull(object);
            convertConstant(object);
            convertReference(object);
        }
    }

    /** Null is a type of its own now, and was a mark on another one before. */
    private static void convertNull(ObjectNode schema) {
        if (schema.path("type").isArray()) {
            var types =
                    schema.get("type").valueStream().map(JsonNode::stringValue).toList();
            schema.put(
                    "type",
                    only(types.stream().filter(type -> !type.equals("null")).toList()));
            schema.put("nullable", true);
        }
        if (schema.path("anyOf").valueStream().anyMatch(OlderContract::isNull)) {
            var others = schema.remove("anyOf")
                    .valueStream()
                    .filter(choice -> !isNull(choice))
                    .toList();
            schema.putArray("allOf").add(only(others));
            schema.put("nullable", true);
        }
    }

    private static boolean isNull(JsonNode schema) {
        return schema.path("type").asString("").equals("null");
    }

    private static <T> T only(List<T> list) {
        if (list.size() != 1) {
            throw new IllegalArgumentException("OpenAPI 3.0 has one type beside null, not " + list);
        }
        return list.get(0);
    }

    private static void convertConstant(ObjectNode schema) {
        if (schema.has("const")) {
            schema.putArray("enum").add(schema.remove("const"));
        }
    }

    /** What stands beside a reference was not read. */
    private static void convertReference(ObjectNode object) {
        if (object.path("$ref").isString() && object.size() > 1) {
            object.putArray("allOf").addObject().set("$ref", object.remove("$ref"));
        }
    }
}
