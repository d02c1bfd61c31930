package io.healthscore.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts together what is answered about a model. */
@Component
class ModelViews {

    private final Versions versions;
    private final Activations activations;
    private final VersionViews views;
    private final ObjectProvider<AccountsByModel> accounts;

    ModelViews(
            Versions versions, Activations activations, VersionViews views, ObjectProvider<AccountsByModel> accounts) {
        this.versions = versions;
        this.activations = activations;
        this.views = views;
        this.accounts = accounts;
    }

    /** Those whose key comes after this one, by key. */
    List<ModelView> after(String key) {
        var active = activations.active();
        var counts = counts();
        return versions.latest().tailMap(key + '\0').entrySet().stream()
                .map(latest -> ModelView.of(latest.getKey(), active.get(latest.getKey()), latest.getValue(), counts))
                .toList();
    }

    ModelView.WithVersion get(String key) {
        var latest = versions.latest().get(key);
        if (latest == null) {
            throw new UnknownModel(key);
        }
        var active = activations.active().get(key);
        return ModelView.of(key, active, latest, counts()).with(active == null ? null : views.get(active));
    }

    private @Nullable Map<String, Long> counts() {
        var counting = accounts.getIfAvailable();
        return counting == null ? null : counting.count();
    }
}
