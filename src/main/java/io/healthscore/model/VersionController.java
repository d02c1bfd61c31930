package io.healthscore.model;

import io.healthscore.platform.Cursor;
import io.healthscore.platform.Limits;
import io.healthscore.platform.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The versions of one scoring model. */
@RestController
@RequestMapping("/api/v1/models/{key}/versions")
class VersionController {

    private final Versions versions;
    private final Activations activations;
    private final VersionViews views;

    VersionController(Versions versions, Activations activations, VersionViews views) {
        this.versions = versions;
        this.activations = activations;
        this.views = views;
    }

    /** Lists the versions, newest first. */
    @GetMapping
    Page<Listed> list(
            @PathVariable String key, @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        var limits = Limits.of(limit);
        var below =
                cursor == null ? Integer.MAX_VALUE : Cursor.decode(cursor, 1).read(0, Integer::valueOf);
        var found = versions.list(key, below, limits.withOneMore());
        if (found.isEmpty() && cursor == null) {
            throw new UnknownModel(key);
        }
        var all = activations.all();
        return Page.of(
                        found,
                        limits,
                        version -> Cursor.encode(Integer.toString(version.id().version())))
                .map(version -> Listed.of(version, all));
    }

    /** One version in full. */
    @GetMapping(path = "/{version}", produces = MediaType.APPLICATION_JSON_VALUE)
    VersionView get(@PathVariable String key, @PathVariable int version) {
        return views.get(new VersionId(key, version));
    }

    /** Only the definition, as YAML. */
    @GetMapping(path = "/{version}", produces = MediaType.APPLICATION_YAML_VALUE)
    String definition(@PathVariable String key, @PathVariable int version) {
        var stored = views.stored(new VersionId(key, version));
        return DefinitionText.toYaml(DefinitionText.json(stored.definition()).node());
    }

    record Listed(
            String key,
            int version,
            VersionState state,
            Instant createdAt,
            @Nullable String author,
            @Nullable String note) {

        static Listed of(StoredVersion stored, List<Activation> activations) {
            return new Listed(
                    stored.id().key(),
                    stored.id().version(),
                    VersionState.of(stored.id(), activations),
                    stored.createdAt(),
                    stored.author(),
                    stored.note());
        }
    }
}
