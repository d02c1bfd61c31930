package io.healthscore.signal;

import io.healthscore.platform.OneAtATime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * When a type's first day moves back, zeros become measured that were missing: every account's scores are stale from that
 * day on. They are marked page by page; a step that was cut short begins again, for marking twice does no harm.
 */
@Component
public class FeedMoves {

    private static final Logger log = LoggerFactory.getLogger(FeedMoves.class);
    private static final int PAGE = 1000;

    private final Feeds feeds;
    private final Revisions revisions;
    private final OneAtATime oneAtATime;
    private final Clock clock;

    FeedMoves(Feeds feeds, Revisions revisions, OneAtATime oneAtATime, Clock clock) {
        this.feeds = feeds;
        this.revisions = revisions;
        this.oneAtATime = oneAtATime;
        this.clock = clock;
    }

    /** Marks all accounts stale if a feed's start has moved since the last time. On one replica only; others return at once. */
    @Scheduled(fixedDelayString = "PT1S")
    public void apply() {
        if (!moved().isEmpty()) {
            oneAtATime.run("feed moves", this::applyAlone);
        }
    }

    private void applyAlone() {
        var moved = moved();
        if (moved.isEmpty()) {
            return;
        }
        var dirtyFrom = dirtyFrom(moved);
        for (var page = Optional.of(""); page.isPresent(); ) {
            page = revisions.markStale(page.get(), PAGE, dirtyFrom);
        }
        feeds.applied(moved);
        log.info(
                "Feeds start earlier now types={} dirtyFrom={}",
                moved.stream().map(Feeds.Row::type).toList(),
                dirtyFrom);
    }

    private List<Feeds.Row> moved() {
        return feeds.rows().stream().filter(Feeds.Row::isMoved).toList();
    }

    private @Nullable LocalDate dirtyFrom(List<Feeds.Row> moved) {
        return moved.stream()
                .map(Feeds.Row::firstDay)
                .filter(day -> day.isBefore(LocalDate.now(clock)))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
