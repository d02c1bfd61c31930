package io.healthscore.model;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a model out of use from now on: its accounts fall to the next most specific model. Its versions stay, and so does
 * what it scored.
 */
@Component
class Deactivator {

    private static final Logger LOG = LoggerFactory.getLogger(Deactivator.class);

    private final Versions versions;
    private final Activations activations;
    private final ModelLock lock;

    Deactivator(Versions versions, Activations activations, ModelLock lock) {
        this.versions = versions;
        this.activations = activations;
        this.lock = lock;
    }

    /** Deactivating a model that is not active changes nothing. */
    @Transactional
    public void deactivate(String key, ChangeNote change) {
        if (key.equals(ShippedModels.DEFAULT)) {
            throw new LastingModel(key);
        }
        lock.take();
        if (!versions.latest().containsKey(key)) {
            throw new UnknownModel(key);
        }
        var active = activations.active().get(key);
        if (active == null) {
            return;
        }
        var activation = activations.end(active, change);
        LOG.info("Deactivated model={} version={} activation={}", key, active.version(), activation.id());
    }
}
