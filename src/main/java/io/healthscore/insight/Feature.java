package io.healthscore.insight;

import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import io.healthscore.signal.EventType;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What accounts use or reach: a feature, a milestone, or an event of the product's own. */
record Feature(EventType type, String name) {

    static final List<EventType> TYPES = List.of(EventType.FEATURE_USED, EventType.MILESTONE_REACHED, EventType.CUSTOM);

    /** To use something is to have used it within so many days. */
    static final int DAYS = 84;

    /** @throws InvalidRequest for a type without names; null is {@code feature_used} */
    static Feature of(@Nullable String type, String name) {
        return TYPES.stream()
                .filter(named -> named.word().equals(type == null ? EventType.FEATURE_USED.word() : type))
                .findFirst()
                .map(named -> new Feature(named, name))
                .orElseThrow(() -> new InvalidRequest(Fault.parameter("type", "must be one of " + words())));
    }

    /** Within how many days it must have happened; what was reached stays reached. */
    static int days(EventType type) {
        return type == EventType.MILESTONE_REACHED ? 100 * 365 : DAYS;
    }

    private static String words() {
        return TYPES.stream().map(EventType::word).collect(Collectors.joining(", "));
    }
}
