package io.healthscore.account;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON Merge Patch (RFC 7396): what is absent stays, null clears, objects are merged field by field. */
final class MergePatch {

    private MergePatch() {}

    static ObjectNode apply(ObjectNode patch, ObjectNode target) {
        var merged = target.deepCopy();
        patch.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                merged.remove(field.getKey());
            } else {
                merged.set(field.getKey(), value(field.getValue(), merged.get(field.getKey())));
            }
        });
        return merged;
    }

    private static JsonNode value(JsonNode patch, @Nullable JsonNode target) {
        if (!(patch instanceof ObjectNode object)) {
            return patch;
        }
        return apply(object, target instanceof ObjectNode held ? held : JsonNodeFactory.instance.objectNode());
    }
}
