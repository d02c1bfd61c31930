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
    /** Was active, until another one was or its model was deactivated; may be activated again. */
    RETIRED;

    /** @param activations all there are, oldest first */
    static VersionState of(VersionId id, List<Activation> activations) {
        var ofModel = activations.stream()
                .filter(activation -> activation.version().key().equals(id.key()))
                .toList();
        if (ofModel.stream().noneMatch(activation -> activation.version().equals(id))) {
            return DRAFT;
        }
        var last = ofModel.get(ofModel.size() - 1);
        return last.active() && last.version().equals(id) ? ACTIVE : RETIRED;
    }

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
