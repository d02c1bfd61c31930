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

/** Health against expansion, over all accounts. */
@RestController
@RequestMapping("/api/v1/insights/quadrant")
class QuadrantController {

    private final QuadrantCounts counts;
    private final DisagreementList disagreements;

    QuadrantController(QuadrantCounts counts, DisagreementList disagreements) {
        this.counts = counts;
        this.disagreements = disagreements;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Quadrant quadrant(
            @ModelAttribute AccountChoice choice,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var page = disagreements(choice, limit, cursor);
        return new Quadrant(counts.quadrants(choice), counts.unscored(choice), page);
    }

    /** The accounts alone. */
    @GetMapping(produces = "text/csv")
    Page<Quadrant.Disagreement> disagreements(
            @ModelAttribute AccountChoice choice,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return disagreements.page(choice, Limits.of(limit), cursor);
    }
}
