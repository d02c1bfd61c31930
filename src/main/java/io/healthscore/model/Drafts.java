package io.healthscore.model;

import io.healthscore.model.Versions.NewVersion;
import io.healthscore.scoring.FittedReferences;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where new versions begin: stored, and applied to nobody. */
@Component
class Drafts {

    private final Versions versions;
    private final References references;
    private final ModelLock lock;

    Drafts(Versions versions, References references, ModelLock lock) {
        this.versions = versions;
        this.references = references;
        this.lock = lock;
    }

    @Transactional
    public VersionId add(NewVersion version, FittedReferences fitted) {
        lock.take();
        var id = versions.add(version);
        references.add(id, fitted);
        return id;
    }
}
