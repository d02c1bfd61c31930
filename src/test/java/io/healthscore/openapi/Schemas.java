package io.healthscore.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says of each record's schema what its Java says: every field is always there, and some may be null. */
final class Schemas {

    private final Map<String, Class<?>> records;

    Schemas(Map<String, Class<?>> records) {
        this.records = records;
    }

    void complete(JsonNode schemas) {
        for (var schema : schemas.properties()) {
            var type = records.get(schema.getKey());
            if (type != null && type.isRecord() && schema.getValue() instanceof ObjectNode object) {
                complete(object, type);
            }
        }
    }

    private static void complete(ObjectNode schema, Class<?> type) {
        schema.remove("required");
        schema.put("type", "object");
        var required = schema.arrayNode();
        describe(schema, type, required);
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
    }

    private static void describe(ObjectNode schema, Class<?> type, ArrayNode required) {
        for (var component : type.getRecordComponents()) {
            var name = component.getName();
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                describe(schema, component.getType(), required);
            } else if (schema.path("properties").has(name) && !mayBeAbsent(component, type)) {
                required.add(name);
                if (isNullable(component)) {
                    makeNullable((ObjectNode) schema.get("properties"), name);
                }
            }
        }
    }

    private static boolean mayBeAbsent(RecordComponent component, Class<?> type) {
        return component.getAccessor().isAnnotationPresent(JsonInclude.class)
                || (type.isAnnotationPresent(JsonInclude.class) && isNullable(component));
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static void makeNullable(ObjectNode properties, String name) {
        if (!(properties.get(name) instanceof ObjectNode property)) {
            return;
        }
        if (property.path("type").isString()) {
            property.set("type", property.arrayNode().add(property.get("type")).add("null"));
        } else if (property.has("$ref")) {
            var either = properties.objectNode();
            either.putArray("anyOf").add(property).addObject().put("type", "null");
            properties.set(name, either);
        }
    }
}
