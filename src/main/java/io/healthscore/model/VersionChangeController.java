package io.healthscore.model;

import io.healthscore.model.Versions.NewVersion;
import io.healthscore.platform.BodyTooLarge;
import io.healthscore.platform.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Creates versions and makes them active. */
@RestController
@RequestMapping("/api/v1/models/{key}/versions")
class VersionChangeController {

    private static final int MOST_BYTES = 256 * 1024;

    private final Drafts drafts;
    private final ReferencePopulation population;
    private final Activator activator;
    private final VersionViews views;

    VersionChangeController(Drafts drafts, ReferencePopulation population, Activator activator, VersionViews views) {
        this.drafts = drafts;
        this.population = population;
        this.activator = activator;
        this.views = views;
    }

    /** Creates a draft of a JSON definition. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<VersionView> createFromJson(
            @PathVariable String key,
            @RequestParam @Nullable String author,
            @RequestParam @Nullable String note,
            InputStream body)
            throws IOException {
        return create(key, DefinitionText.json(bytes(body)), author, note);
    }

    /** Creates a draft of a YAML definition. */
    @PostMapping(consumes = MediaType.APPLICATION_YAML_VALUE)
    ResponseEntity<VersionView> createFromYaml(
            @PathVariable String key,
            @RequestParam @Nullable String author,
            @RequestParam @Nullable String note,
            InputStream body)
            throws IOException {
        return create(key, DefinitionText.yaml(bytes(body)), author, note);
    }

    /** Makes the version the active one. */
    @PostMapping("/{version}/activate")
    VersionView activate(@PathVariable String key, @PathVariable int version, InputStream body) throws IOException {
        var id = new VersionId(key, version);
        activator.activate(id, ChangeNote.read(body, "an activation"));
        return views.get(id);
    }

    private ResponseEntity<VersionView> create(
            String key, StrictJson.Document definition, @Nullable String author, @Nullable String note) {
        var model = DefinitionReader.read(definition, key);
        var version = new NewVersion(key, definition.node().toString(), false, author, note);
        var id = drafts.add(version, population.fit(model));
        var location = URI.create("/api/v1/models/%s/versions/%d".formatted(id.key(), id.version()));
        return ResponseEntity.created(location).body(views.get(id));
    }

    private static byte[] bytes(InputStream body) throws IOException {
        var bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new BodyTooLarge("A definition has at most 256 KiB; leave out what repeats.");
        }
        return bytes;
    }
}
