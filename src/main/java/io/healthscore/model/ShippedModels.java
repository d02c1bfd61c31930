package io.healthscore.model;

import io.healthscore.model.Versions.NewVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * The models that came with this release. On an empty database the default one becomes version 1, active; the others, and
 * what a later release changes, become drafts, never active by themselves. Any number of replicas may start together.
 */
@Component
class ShippedModels implements InitializingBean {

    static final String DEFAULT = "default";
    static final List<String> KEYS = List.of(DEFAULT, "enterprise", "onboarding", "product-led");

    private static final Logger LOG = LoggerFactory.getLogger(ShippedModels.class);

    private final Versions versions;
    private final Activations activations;
    private final ModelLock lock;
    private final TransactionTemplate transaction;

    ShippedModels(Versions versions, Activations activations, ModelLock lock, PlatformTransactionManager transactions) {
        this.versions = versions;
        this.activations = activations;
        this.lock = lock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterPropertiesSet() {
        KEYS.forEach(key -> store(definition(key)));
    }

    void store(JsonNode shipped) {
        transaction.executeWithoutResult(status -> {
            lock.take();
            var key = shipped.get("key").stringValue();
            var stored = versions.latestShipped(key);
            if (stored.isPresent() && DefinitionText.json(stored.get()).node().equals(shipped)) {
                return;
            }
            var id = add(key, shipped);
            if (key.equals(DEFAULT) && stored.isEmpty()) {
                activations.add(id, new ChangeNote(null, "The default at the first start."));
                LOG.info("Activated the default model model={} version={}", key, id.version());
            } else {
                LOG.info("Stored a model of this release as a draft model={} version={}", key, id.version());
            }
        });
    }

    static JsonNode definition(String key) {
        try (var file = new ClassPathResource("models/%s.yaml".formatted(key)).getInputStream()) {
            return DefinitionText.yaml(file.readAllBytes()).flawless();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private VersionId add(String key, JsonNode shipped) {
        return versions.add(new NewVersion(key, shipped.toString(), true, null, "Came with the release."));
    }
}
