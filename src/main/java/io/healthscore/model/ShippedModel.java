package io.healthscore.model;

import io.healthscore.model.Versions.NewVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * The default model that came with this release. On an empty database it becomes version 1, active; a later release's
 * changed one becomes a draft, never active by itself. Any number of replicas may start together.
 */
@Component
class ShippedModel implements InitializingBean {

    static final String KEY = "default";

    private static final Logger LOG = LoggerFactory.getLogger(ShippedModel.class);

    private final Versions versions;
    private final Activations activations;
    private final ModelLock lock;
    private final TransactionTemplate transaction;

    ShippedModel(Versions versions, Activations activations, ModelLock lock, PlatformTransactionManager transactions) {
        this.versions = versions;
        this.activations = activations;
        this.lock = lock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterPropertiesSet() {
        store(definition());
    }

    void store(JsonNode shipped) {
        transaction.executeWithoutResult(status -> {
            lock.take();
            var stored = versions.latestShipped(KEY);
            if (stored.isEmpty()) {
                var id = add(shipped);
                activations.add(id, new ChangeNote(null, "The default at the first start."));
                LOG.info("Activated the default model model={} version={}", id.key(), id.version());
            } else if (!DefinitionText.json(stored.get()).node().equals(shipped)) {
                var id = add(shipped);
                LOG.info("Stored this release's default model as a draft model={} version={}", id.key(), id.version());
            }
        });
    }

    static JsonNode definition() {
        try (var file = new ClassPathResource("models/default.yaml").getInputStream()) {
            return DefinitionText.yaml(file.readAllBytes()).flawless();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private VersionId add(JsonNode shipped) {
        return versions.add(new NewVersion(KEY, shipped.toString(), true, null, "Came with the release."));
    }
}
