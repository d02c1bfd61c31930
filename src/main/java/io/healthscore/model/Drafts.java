package io.healthscore.model;

import io.healthscore.model.Versions.NewVersion;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where new versions begin: stored, and applied to nobody. */
@Component
class Drafts {

    private final Versions versions;
    private final ModelLock lock;

    Drafts(Versions versions, ModelLock lock) {
        this.versions = versions;
        this.lock = lock;
    }

    @Transactional
    public VersionId add(NewVersion version) {
        lock.take();
        return versions.add(version);
    }
}
