package io.healthscore.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/** Where a version stands. */
enum VersionState {
    /** Never active so far. */
    DRAFT,
    /** The one of its model that scores. */
    ACTIVE,
    /** Was active; may be activated again. */
    RETIRED;

    /** @param activations all there are, oldest first */
    static VersionState of(VersionId id, List<Activation> activations) {
        var ofModel = activations.stream()
                .map(Activation::version)
                .filter(version -> version.key().equals(id.key()))
                .toList();
        if (!ofModel.contains(id)) {
            return DRAFT;
        }
        return ofModel.get(ofModel.size() - 1).equals(id) ? ACTIVE : RETIRED;
    }

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
