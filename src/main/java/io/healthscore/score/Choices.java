package io.healthscore.score;

import io.healthscore.model.ModelVersion;
import io.healthscore.signal.EventType;
import io.healthscore.signal.SignalReach;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The past days of some accounts that stand under a chosen version.
 *
 * @param versions all that occur, each once
 */
record Choices(Map<String, Map<LocalDate, Choice>> byAccount, Collection<ModelVersion> versions) {

    static final Choices NONE = new Choices(Map.of(), List.of());

    Map<LocalDate, Choice> of(String accountId) {
        return byAccount.getOrDefault(accountId, Map.of());
    }

    /** How far back signals are needed for these versions and for those that reach that far. */
    Map<EventType, SignalReach> reach(Map<EventType, SignalReach> applied) {
        var reach = new EnumMap<EventType, SignalReach>(EventType.class);
        reach.putAll(applied);
        versions.forEach(
                version -> version.model().reach().forEach((type, days) -> reach.merge(type, days, SignalReach::and)));
        return reach;
    }
}
