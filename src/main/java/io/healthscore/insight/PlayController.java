package io.healthscore.insight;

import io.healthscore.platform.Limits;
import io.healthscore.platform.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of the plays that were suggested. */
@RestController
@RequestMapping("/api/v1/insights/plays")
class PlayController {

    private final PlayOutcomes outcomes;

    PlayController(PlayOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    @GetMapping
    Page<PlayOutcome> plays(
            @ModelAttribute AccountChoice choice,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return outcomes.page(choice, Limits.of(limit), cursor);
    }
}
