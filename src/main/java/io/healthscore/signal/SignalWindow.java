package io.healthscore.signal;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What happened at one account, as far back as scoring needs it: {@link Signals} by type, each type's ordered by facet.
 * One window serves every day that lies in it; what happened after the day scored is never looked at.
 */
public final class SignalWindow {

    public static final SignalWindow EMPTY = new SignalWindow(List.of());

    private final Map<EventType, List<Signals>> byType;

    public SignalWindow(Collection<Signals> signals) {
        this.byType = signals.stream()
                .sorted(Comparator.comparing(Signals::facet))
                .collect(Collectors.groupingBy(
                        Signals::type, () -> new EnumMap<>(EventType.class), Collectors.toUnmodifiableList()));
    }

    /** All signals, by type and facet. */
    Stream<Signals> all() {
        return byType.values().stream().flatMap(List::stream);
    }

    /** The signals of the type, one element a facet; empty when there are none. */
    public List<Signals> of(EventType type) {
        return byType.getOrDefault(type, List.of());
    }

    /** The signals of the type and facet, found by halving, since an account may have had many tickets. */
    public Optional<Signals> of(EventType type, String facet) {
        List<Signals> signals = of(type);
        int low = 0;
        int high = signals.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = signals.get(middle).facet().compareTo(facet);
            if (order == 0) {
                return Optional.of(signals.get(middle));
            }
            low = order < 0 ? middle + 1 : low;
            high = order > 0 ? middle - 1 : high;
        }
        return Optional.empty();
    }
}
