package io.healthscore.model;

import io.healthscore.platform.Page;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The scoring models. */
@RestController
@RequestMapping("/api/v1/models")
class ModelController {

    private final Versions versions;
    private final Activations activations;
    private final VersionViews views;
    private final ObjectProvider<AccountsByModel> accounts;

    ModelController(
            Versions versions, Activations activations, VersionViews views, ObjectProvider<AccountsByModel> accounts) {
        this.versions = versions;
        this.activations = activations;
        this.views = views;
        this.accounts = accounts;
    }

    /** Lists the models with their active and latest versions. */
    @GetMapping
    Page<Listed> list() {
        var active = activations.active();
        var counts = counts();
        return Page.whole(versions.latest().entrySet().stream()
                .map(latest -> Listed.of(latest.getKey(), active.get(latest.getKey()), latest.getValue(), counts))
                .toList());
    }

    /** One model, with its active version in full. */
    @GetMapping("/{key}")
    WithVersion get(@PathVariable String key) {
        var latest = versions.latest().get(key);
        if (latest == null) {
            throw new UnknownModel(key);
        }
        var active = activations.active().get(key);
        return WithVersion.of(Listed.of(key, active, latest, counts()), active == null ? null : views.get(active));
    }

    private @Nullable Map<String, Long> counts() {
        var counting = accounts.getIfAvailable();
        return counting == null ? null : counting.count();
    }

    /**
     * @param activeVersion null while none was ever activated
     * @param accounts how many it scores now
     */
    record Listed(
            String key,
            @Nullable Integer activeVersion,
            int latestVersion,
            @Nullable Long accounts) {

        static Listed of(String key, @Nullable VersionId active, int latest, @Nullable Map<String, Long> counts) {
            return new Listed(
                    key,
                    active == null ? null : active.version(),
                    latest,
                    counts == null ? null : counts.getOrDefault(key, 0L));
        }
    }

    record WithVersion(
            String key,
            @Nullable Integer activeVersion,
            int latestVersion,
            @Nullable Long accounts,
            @Nullable VersionView active) {

        static WithVersion of(Listed listed, @Nullable VersionView active) {
            return new WithVersion(
                    listed.key(), listed.activeVersion(), listed.latestVersion(), listed.accounts(), active);
        }
    }
}
