package io.healthscore.model;

import io.healthscore.scoring.AppliesTo;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a version the active one of its model, unless another model's active version claims the same accounts. */
@Component
class Activator {

    private static final Logger LOG = LoggerFactory.getLogger(Activator.class);

    private final Activations activations;
    private final ParsedModels models;
    private final ModelLock lock;
    private final ApplicationEventPublisher events;

    Activator(Activations activations, ParsedModels models, ModelLock lock, ApplicationEventPublisher events) {
        this.activations = activations;
        this.models = models;
        this.lock = lock;
        this.events = events;
    }

    /** Activating the active version changes nothing. */
    @Transactional
    public void activate(VersionId id, ChangeNote change) {
        lock.take();
        var appliesTo = models.get(id).appliesTo();
        var active = activations.active();
        if (id.equals(active.get(id.key()))) {
            return;
        }
        refuseCompetition(id.key(), appliesTo, active);
        var activation = activations.add(id, change);
        LOG.info("Activated model={} version={} activation={}", id.key(), id.version(), activation.id());
        events.publishEvent(new ModelActivated(id.key(), id.version(), activation.id()));
    }

    private void refuseCompetition(String key, AppliesTo appliesTo, Map<String, VersionId> active) {
        active.values().stream()
                .filter(other -> !other.key().equals(key))
                .filter(other -> models.get(other).appliesTo().rivals(appliesTo))
                .findFirst()
                .ifPresent(other -> {
                    throw new CompetingModels(key, other.key());
                });
    }
}
