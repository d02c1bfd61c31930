package io.healthscore.model;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Puts together what is answered about a version. */
@Component
class VersionViews {

    private final Versions versions;
    private final Activations activations;
    private final ParsedModels models;
    private final Clock clock;

    VersionViews(Versions versions, Activations activations, ParsedModels models, Clock clock) {
        this.versions = versions;
        this.activations = activations;
        this.models = models;
        this.clock = clock;
    }

    StoredVersion stored(VersionId id) {
        return versions.find(id).orElseThrow(() -> new UnknownVersion(id));
    }

    VersionView get(VersionId id) {
        var state = VersionState.of(id, activations.all());
        return VersionView.of(stored(id), state, models.get(id), LocalDate.now(clock));
    }
}
