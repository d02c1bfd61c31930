package io.healthscore.insight;

import io.healthscore.platform.Spelling;
import java.util.Collection;
import java.util.List;

/** Nothing of this type ever came with this name. */
class UnknownFeature extends RuntimeException {

    private static final int SUGGESTED = 3;

    UnknownFeature(Feature feature, Collection<String> known) {
        super("No %s is called '%s'; %s".formatted(feature.type().word(), feature.name(), hint(feature, known)));
    }

    private static String hint(Feature feature, Collection<String> known) {
        List<String> nearest = Spelling.nearest(feature.name(), known, SUGGESTED);
        return nearest.isEmpty()
                ? "none was ever sent. GET /api/v1/events/names lists all names by type."
                : "the nearest names are %s. GET /api/v1/events/names lists all of them."
                        .formatted(String.join(", ", nearest));
    }
}
