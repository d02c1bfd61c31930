package io.healthscore.score;

import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import io.healthscore.platform.Limits;
import io.healthscore.platform.Page;
import io.healthscore.platform.Times;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What changed since a client last asked. */
@RestController
class ChangesController {

    private final ChangesFeed feed;
    private final Clock clock;

    ChangesController(ChangesFeed feed, Clock clock) {
        this.feed = feed;
        this.clock = clock;
    }

    @GetMapping("/api/v1/scores/changes")
    Page<ChangedRow> changes(
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable String since,
            @RequestParam @Nullable BigDecimal minChange,
            @RequestParam @Nullable Integer limit) {
        int points = points(minChange);
        var limits = Limits.of(limit);
        return feed.after(from(cursor, since, points), points, limits);
    }

    /** A cursor goes before {@code since}: the address of a next page has both. */
    private FeedCursor from(@Nullable String cursor, @Nullable String since, int minChange) {
        if (cursor != null) {
            return FeedCursor.read(cursor, clock.instant());
        }
        return since == null ? feed.beginning() : feed.since(time(since), minChange);
    }

    private static Instant time(String since) {
        return Times.instant(since)
                .or(() -> Times.day(since).map(day -> day.atStartOfDay().toInstant(ZoneOffset.UTC)))
                .orElseThrow(() -> new InvalidRequest(Fault.parameter(
                        "since", "must be a time such as 2026-03-01T09:30:00Z or a day such as 2026-03-01")));
    }

    private static int points(@Nullable BigDecimal minChange) {
        if (minChange == null || minChange.signum() == 0) {
            return 0;
        }
        if (minChange.compareTo(BigDecimal.ONE) != 0) {
            throw new InvalidRequest(Fault.parameter("minChange", "must be 0 (every change) or 1 (a point or more)"));
        }
        return 1;
    }
}
