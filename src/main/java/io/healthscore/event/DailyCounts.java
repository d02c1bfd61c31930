package io.healthscore.event;

import io.healthscore.signal.DaySignal;
import io.healthscore.signal.DaySignal.Contribution;
import io.healthscore.signal.SignalKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.stream.Stream;

/** Events counted together by account, type, day and facet: what they come to as signals. */
final class DailyCounts {

    private final HashMap<SignalKey, DaySignal> signals = new HashMap<>();

    static Collection<DaySignal> of(Stream<? extends Event> events) {
        var counts = new DailyCounts();
        events.forEach(counts::add);
        return counts.signals();
    }

    void add(Event event) {
        var key = new SignalKey(event.accountId(), event.type(), event.day(), event.facet());
        signals.computeIfAbsent(key, DaySignal::new)
                .add(new Contribution(
                        event.occurredAt(), event.id(), event.signalValue(), event.severity(), event.userId()));
    }

    Collection<DaySignal> signals() {
        return signals.values();
    }
}
