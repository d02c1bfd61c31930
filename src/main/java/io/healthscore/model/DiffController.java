package io.healthscore.model;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What two versions of a model differ in. */
@RestController
@RequestMapping("/api/v1/models/{key}/versions/{a}/diff/{b}")
class DiffController {

    private final VersionViews views;

    DiffController(VersionViews views) {
        this.views = views;
    }

    /** What became of version {@code a} in version {@code b}. */
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Diff get(@PathVariable String key, @PathVariable int a, @PathVariable int b) {
        return new Diff(DefinitionDiff.between(definition(key, a), definition(key, b)));
    }

    /** The same in words alone, a line each. */
    @GetMapping(produces = MediaType.TEXT_PLAIN_VALUE)
    String text(@PathVariable String key, @PathVariable int a, @PathVariable int b) {
        var changes = get(key, a, b).changes();
        return changes.isEmpty()
                ? "nothing differs\n"
                : changes.stream().map(change -> change.text() + "\n").collect(Collectors.joining());
    }

    private JsonNode definition(String key, int version) {
        return DefinitionText.json(views.stored(new VersionId(key, version)).definition())
                .node();
    }

    record Diff(List<DefinitionChange> changes) {}
}
