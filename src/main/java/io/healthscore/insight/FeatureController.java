package io.healthscore.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.healthscore.platform.Cursor;
import io.healthscore.platform.Limits;
import io.healthscore.platform.Page;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What goes with health: features, milestones, the product's own events. */
@RestController
@RequestMapping("/api/v1/insights/features")
class FeatureController {

    private final FeatureReader features;
    private final AdoptionReader adoption;
    private final Clock clock;

    FeatureController(FeatureReader features, AdoptionReader adoption, Clock clock) {
        this.features = features;
        this.adoption = adoption;
        this.clock = clock;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Listing list(
            @ModelAttribute AccountChoice choice,
            @RequestParam @Nullable String outcome,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var size = Limits.of(limit);
        var after = cursor == null ? null : Cursor.decode(cursor, 4);
        var compared = features.read(choice, Outcome.of(outcome), LocalDate.now(clock));
        var rest = compared.rows().stream()
                .filter(row -> after == null || isAfter(row, after))
                .limit(size.withOneMore())
                .toList();
        var page = Page.of(rest, size, FeatureController::cursor);
        return new Listing(compared.asOf(), page.items(), compared.leftOut(), page.nextCursor());
    }

    @GetMapping(produces = "text/csv")
    Page<FeatureRow> listAsCsv(
            @ModelAttribute AccountChoice choice,
            @RequestParam @Nullable String outcome,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var list = list(choice, outcome, limit, cursor);
        return new Page<>(list.items(), list.nextCursor());
    }

    /** One of them over time: who took it up, and how that went on. */
    @GetMapping("/{name}")
    Adoption get(
            @PathVariable String name,
            @ModelAttribute AccountChoice choice,
            @RequestParam @Nullable String type,
            @RequestParam @Nullable String outcome) {
        return adoption.read(choice, Feature.of(type, name), Outcome.ofScores(outcome), LocalDate.now(clock));
    }

    private static boolean isAfter(FeatureRow row, Cursor cursor) {
        long rank = cursor.wholeNumber(0);
        int strength = cursor.decimal(1).compareTo(row.strength());
        int type = row.type().compareTo(cursor.text(2));
        int name = row.name().compareTo(cursor.text(3));
        if (row.rank() != rank) {
            return row.rank() > rank;
        }
        if (strength != 0) {
            return strength > 0;
        }
        return type == 0 ? name > 0 : type > 0;
    }

    private static String cursor(FeatureRow last) {
        return Cursor.encode(Integer.toString(last.rank()), last.strength().toPlainString(), last.type(), last.name());
    }

    /**
     * A page of names, the strongest first.
     *
     * @param asOf when the newest of the scores was computed
     * @param leftOut how many names beyond the 500 most frequent ones were not looked at
     */
    record Listing(
            Instant asOf,
            List<FeatureRow> items,
            long leftOut,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String nextCursor) {}
}
