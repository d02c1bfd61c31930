package io.healthscore.model;

import io.healthscore.scoring.DaysSinceLast;
import io.healthscore.scoring.DaysUntil;
import io.healthscore.scoring.Latest;
import io.healthscore.scoring.OpenCount;
import io.healthscore.scoring.OpenLongestDays;
import io.healthscore.scoring.Selection;
import io.healthscore.scoring.Value;
import io.healthscore.signal.EventType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Reads aggregates that say how things stand on a day. */
final class StateReaders {

    private static final int USUAL_WINDOW = 364;
    private static final Set<EventType> OPENING = Set.of(EventType.TICKET_OPENED, EventType.PAYMENT_FAILED);
    private static final Map<String, DaysUntil.Date> DATES = dates();

    private final SelectionReader selections;

    StateReaders(SelectionReader selections) {
        this.selections = selections;
    }

    Map<String, AggregateReader> byWord() {
        var readers = new LinkedHashMap<String, AggregateReader>();
        readers.put("latest", this::latest);
        readers.put("days_since_last", this::daysSinceLast);
        readers.put("open_count", part -> open(part, OpenCount::new));
        readers.put("open_longest_days", part -> open(part, OpenLongestDays::new));
        readers.put("days_until", this::daysUntil);
        return readers;
    }

    private Supplier<Value> latest(Part part) {
        var of = selections.read(part);
        var maxAge = part.optional("maxAge").map(Node::days).orElse(Value.FOREVER);
        return () -> new Latest(of.selection(), maxAge);
    }

    private Supplier<Value> daysSinceLast(Part part) {
        var of = selections.read(part);
        return () -> new DaysSinceLast(of.selection());
    }

    private Supplier<Value> open(Part part, Opening opening) {
        var of = selections.read(part);
        if (!of.isWithin(OPENING)) {
            part.required("of").fault("must be ticket_opened or payment_failed");
        }
        var window = part.optional("window").map(Node::days).orElse(USUAL_WINDOW);
        return () -> opening.of(of.selection(), window);
    }

    private Supplier<Value> daysUntil(Part part) {
        var date = part.required("of").oneOf(DATES);
        return () -> new DaysUntil(date.orElseThrow());
    }

    private static Map<String, DaysUntil.Date> dates() {
        var dates = new LinkedHashMap<String, DaysUntil.Date>();
        Arrays.stream(DaysUntil.Date.values())
                .forEach(date -> dates.put(date.name().toLowerCase(java.util.Locale.ROOT), date));
        return dates;
    }

    private interface Opening {
        Value of(Selection of, int window);
    }
}
