package io.healthscore.scoring;

import io.healthscore.signal.EventKind;
import io.healthscore.signal.EventType;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;

/**
 * Which signals a value is made of: {@code of} an event type, a list of types or a kind, narrowed by name or severity.
 *
 * @param types at least one, in the order of {@link EventType}
 */
public record Selection(List<EventType> types, Names names, Severity severity) {

    public Selection {
        Check.that(!types.isEmpty(), "of must name an event type or a kind");
        types = List.copyOf(EnumSet.copyOf(types));
    }

    public static Selection of(EventType... types) {
        return new Selection(List.of(types), Names.ANY, Severity.ANY);
    }

    public static Selection of(Collection<EventType> types) {
        return new Selection(List.copyOf(types), Names.ANY, Severity.ANY);
    }

    public static Selection of(EventKind kind) {
        return of(EventType.of(kind));
    }

    public Selection named(Names wanted) {
        return new Selection(types, wanted, severity);
    }

    public Selection severe(Severity wanted) {
        return new Selection(types, names, wanted);
    }

    /** Whether it takes whatever comes of its types. */
    boolean isWhole() {
        return names.any() && severity == Severity.ANY;
    }

    boolean isUsage() {
        return types.equals(EventType.of(EventKind.USAGE));
    }
}
