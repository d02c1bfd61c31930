package io.healthscore.model;

import io.healthscore.platform.Cursor;
import io.healthscore.platform.Limits;
import io.healthscore.platform.Page;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The scoring models. */
@RestController
@RequestMapping("/api/v1/models")
class ModelController {

    private final ModelViews views;
    private final Deactivator deactivator;

    ModelController(ModelViews views, Deactivator deactivator) {
        this.views = views;
        this.deactivator = deactivator;
    }

    /** Lists the models with their active and latest versions, by key. */
    @GetMapping
    Page<ModelView> list(@RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        var limits = Limits.of(limit);
        var after = cursor == null ? "" : Cursor.decode(cursor, 1).text(0);
        return Page.of(views.after(after), limits, model -> Cursor.encode(model.key()));
    }

    /** One model, with its active version in full. */
    @GetMapping("/{key}")
    ModelView.WithVersion get(@PathVariable String key) {
        return views.get(key);
    }

    /** Takes the model out of use, as far as it is in use. */
    @PostMapping("/{key}/deactivate")
    ModelView.WithVersion deactivate(@PathVariable String key, InputStream body) throws IOException {
        deactivator.deactivate(key, ChangeNote.read(body, "a deactivation"));
        return views.get(key);
    }
}
