package io.healthscore.insight;

import io.healthscore.platform.Limits;
import io.healthscore.platform.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The accounts that are ready to grow, and those that nearly are. */
@RestController
@RequestMapping("/api/v1/insights/expansion")
class ExpansionController {

    private final ExpansionList list;

    ExpansionController(ExpansionList list) {
        this.list = list;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Page<GrowingAccount> expansion(
            @ModelAttribute AccountChoice choice,
            @RequestParam(defaultValue = "true") boolean ready,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return list.page(choice, ready, Limits.of(limit), cursor);
    }

    /** The same with a sentence a signal, and the text of the first play. */
    @GetMapping(produces = "text/csv")
    Page<GrowingColumns> expansionAsColumns(
            @ModelAttribute AccountChoice choice,
            @RequestParam(defaultValue = "true") boolean ready,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return expansion(choice, ready, limit, cursor).map(GrowingColumns::of);
    }
}
