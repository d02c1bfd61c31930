package io.healthscore.score;

import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Says what changed: in the rows that are stored for readers, and to the packages that listen. */
@Component
class Announcer {

    private final JsonMapper json;
    private final ApplicationEventPublisher events;

    Announcer(JsonMapper json, ApplicationEventPublisher events) {
        this.json = json;
        this.events = events;
    }

    List<CurrentScore> rows(List<Replacement> replacements, Instant now) {
        return replacements.stream()
                .map(replacement -> replacement.row(now, json))
                .toList();
    }

    void announce(DaysClosed closed) {
        events.publishEvent(closed);
    }

    void announce(SuggestionsChanged changed) {
        events.publishEvent(changed);
    }

    void announce(ScoresMoved moved) {
        events.publishEvent(moved);
    }

    void announce(BandChanged change) {
        events.publishEvent(change);
    }
}
