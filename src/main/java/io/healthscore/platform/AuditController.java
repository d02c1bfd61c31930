package io.healthscore.platform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Who changed what and when. */
@RestController
class AuditController {

    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    /** Lists the changes, newest first. */
    @GetMapping("/api/v1/audit")
    Page<Entry> list(
            @RequestParam @Nullable String subject,
            @RequestParam @Nullable String action,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var limits = Limits.of(limit);
        var filter = new AuditTrail.Filter(TimeRange.of(from, to), subject, action);
        var below = cursor == null ? Long.MAX_VALUE : Cursor.decode(cursor, 1).wholeNumber(0);
        var found = trail.list(filter, below, limits.withOneMore());
        return Page.of(found, limits, recorded -> Cursor.encode(Long.toString(recorded.id())))
                .map(Entry::of);
    }

    /**
     * @param author who says that it was them
     * @param caller the key or token by which it came; null for what the service did by itself
     * @param subject the path of what was changed under {@code /api/v1}
     * @param before a few fields of how it was; null if it was not there
     * @param after a few fields of how it was then; null if it was gone
     */
    record Entry(
            Instant at,
            @Nullable String author,
            @Nullable String caller,
            String action,
            String subject,
            @Nullable String note,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {

        static Entry of(AuditTrail.Recorded recorded) {
            return new Entry(
                    recorded.at(),
                    recorded.author(),
                    recorded.caller(),
                    recorded.action(),
                    recorded.subject(),
                    recorded.note(),
                    recorded.before(),
                    recorded.after());
        }
    }
}
