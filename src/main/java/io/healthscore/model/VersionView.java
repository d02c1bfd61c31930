package io.healthscore.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A version as it is answered.
 *
 * @param references what percentile curves were fitted on; null, as no definition has any yet
 * @param shares each metric's part of the whole score while everything is measured, up to six decimals
 */
record VersionView(
        String key,
        int version,
        VersionState state,
        Instant createdAt,
        @Nullable String author,
        @Nullable String note,
        @Nullable Map<String, Object> references,
        Map<String, Double> shares,
        JsonNode definition) {

    static VersionView of(StoredVersion stored, VersionState state, Map<String, Double> shares) {
        return new VersionView(
                stored.id().key(),
                stored.id().version(),
                state,
                stored.createdAt(),
                stored.author(),
                stored.note(),
                null,
                shares,
                DefinitionText.json(stored.definition()).node());
    }
}
