package io.healthscore.scoring;

import io.healthscore.signal.EventType;
import io.healthscore.signal.Signals;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What is open on a day: opened within the window and not closed since. A ticket closes by its own
 * {@code ticket_resolved}, a failed payment by the next one received. Opening again what is open goes on with the same
 * spell and says the severity anew.
 */
final class OpenSpells {

    private static final Map<EventType, EventType> CLOSED_BY = Map.of(
            EventType.TICKET_OPENED, EventType.TICKET_RESOLVED,
            EventType.PAYMENT_FAILED, EventType.PAYMENT_RECEIVED);

    private final Subject subject;
    private final Selection of;
    private final long from;
    private int count;
    private long longest;
    private String longestOpen = "";

    private OpenSpells(Subject subject, Selection of, int window) {
        this.subject = subject;
        this.of = of;
        this.from = subject.from(window);
    }

    static void check(Selection of, int window) {
        Check.days(window, "window");
        for (EventType type : of.types()) {
            Check.that(CLOSED_BY.containsKey(type), type.word() + " cannot be open");
        }
    }

    static void reach(Reach reach, Selection of, int window) {
        reach.days(of, window);
        for (EventType type : of.types()) {
            reach.days(Selection.of(closing(type)), window);
        }
    }

    static OpenSpells of(Subject subject, Selection of, int window) {
        var spells = new OpenSpells(subject, of, window);
        for (EventType type : of.types()) {
            for (Signals opened : subject.window().of(type)) {
                if (of.names().include(opened.facet())) {
                    spells.add(opened);
                }
            }
        }
        return spells;
    }

    /** One that is open is a fact whatever the age; that none is open says something only of who could have had one. */
    Measurement measure(ToDoubleFunction<OpenSpells> value) {
        if (count == 0 && (of.names().isEmpty() || !subject.isOldEnough(subject.begin(of)))) {
            return Measurement.MISSING;
        }
        long lastAt = subject.series(of).lastAt(from, subject.day());
        return Measurement.of(value.applyAsDouble(this), count, 0, lastAt);
    }

    double count() {
        return count;
    }

    double longest() {
        return longest;
    }

    /** The ticket that has been open for longest; empty when none is open, or it has no name. */
    Optional<String> longestOpen() {
        return Optional.of(longestOpen).filter(name -> !name.isEmpty());
    }

    /** Such as "2 urgent tickets" or "no failed payment". */
    static String count(Selection of, double count) {
        String noun = of.types().contains(EventType.TICKET_OPENED) ? "ticket" : "failed payment";
        String severity = of.severity() == Severity.ANY ? "" : of.severity().word() + " ";
        return count == 0 ? "no " + severity + noun : Words.quantity(count, severity + noun + "s");
    }

    private void add(Signals opened) {
        int first = opened.firstFrom(from);
        int last = opened.firstFrom(subject.day() + 1) - 1;
        if (last < first || !isMeant(opened.severities()[last])) {
            return;
        }
        Row closed = subject.last(closing(opened.type()), opened.facet());
        int begun = last + 1;
        while (begun > first && !Row.of(opened, begun - 1).isFollowedBy(closed)) {
            begun--;
        }
        if (begun <= last) {
            long open = subject.day() - opened.days()[begun];
            longestOpen = count == 0 || open > longest ? opened.facet() : longestOpen;
            longest = Math.max(longest, open);
            count++;
        }
    }

    private boolean isMeant(byte severity) {
        return of.severity() == Severity.ANY || severity == of.severity().level();
    }

    private static EventType closing(EventType opening) {
        return Objects.requireNonNull(CLOSED_BY.get(opening));
    }
}
