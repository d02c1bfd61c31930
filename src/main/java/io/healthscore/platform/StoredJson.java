package io.healthscore.platform;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as {@code jsonb} holds and returns it: without exponents, so that {@code 1e307} is 308 digits. */
public final class StoredJson {

    private static final JsonMapper PLAIN = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private StoredJson() {}

    /** How large it is there, in bytes, without spaces. */
    public static int size(JsonNode node) {
        return PLAIN.writeValueAsBytes(node).length;
    }
}
