package io.healthscore.model;

import io.healthscore.scoring.ScoringModel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A version as it is answered.
 *
 * @param references what percentile curves were fitted on; by metric; null for a model without one
 * @param shares each metric's part of the whole score while everything is measured, up to six decimals
 */
record VersionView(
        String key,
        int version,
        VersionState state,
        Instant createdAt,
        @Nullable String author,
        @Nullable String note,
        @Nullable Map<String, ReferenceView> references,
        Map<String, Double> shares,
        JsonNode definition) {

    static VersionView of(StoredVersion stored, VersionState state, ScoringModel model, LocalDate today) {
        return new VersionView(
                stored.id().key(),
                stored.id().version(),
                state,
                stored.createdAt(),
                stored.author(),
                stored.note(),
                ReferenceView.of(model, today),
                Shares.of(model),
                DefinitionText.json(stored.definition()).node());
    }
}
