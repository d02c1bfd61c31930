package io.healthscore.model;

import org.springframework.stereotype.Component;

/** Puts together what is answered about a version. */
@Component
class VersionViews {

    private final Versions versions;
    private final Activations activations;
    private final ParsedModels models;

    VersionViews(Versions versions, Activations activations, ParsedModels models) {
        this.versions = versions;
        this.activations = activations;
        this.models = models;
    }

    StoredVersion stored(VersionId id) {
        return versions.find(id).orElseThrow(() -> new UnknownVersion(id));
    }

    VersionView get(VersionId id) {
        var shares = Shares.of(models.get(id));
        return VersionView.of(stored(id), VersionState.of(id, activations.all()), shares);
    }
}
