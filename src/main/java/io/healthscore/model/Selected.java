package io.healthscore.model;

import io.healthscore.scoring.Names;
import io.healthscore.scoring.Selection;
import io.healthscore.scoring.Severity;
import io.healthscore.signal.EventType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which signals a value is made of, as far as it could be read; without a type, no selection can be made of it.
 *
 * @param made the selections of the model so far
 */
record Selected(Set<EventType> types, Names names, Severity severity, Map<Selection, Selection> made) {

    /** Whether every type is one of these; no type is wrong twice. */
    boolean isWithin(Set<EventType> allowed) {
        return allowed.containsAll(types);
    }

    /** One object for all values that select the same: what it selects of an account is then found once. */
    Selection selection() {
        return made.computeIfAbsent(new Selection(List.copyOf(types), names, severity), Function.identity());
    }
}
