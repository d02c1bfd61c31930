package io.healthscore.model;

import io.healthscore.scoring.Names;
import io.healthscore.scoring.Selection;
import io.healthscore.scoring.Severity;
import io.healthscore.signal.EventType;
import java.util.List;
import java.util.Set;

/** Which signals a value is made of, as far as it could be read; without a type, no selection can be made of it. */
record Selected(Set<EventType> types, Names names, Severity severity) {

    /** Whether every type is one of these; no type is wrong twice. */
    boolean isWithin(Set<EventType> allowed) {
        return allowed.containsAll(types);
    }

    Selection selection() {
        return new Selection(List.copyOf(types), names, severity);
    }
}
