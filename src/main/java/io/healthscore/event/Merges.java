package io.healthscore.event;

import io.healthscore.event.MergeSteps.Merged;
import io.healthscore.event.MovedEvents.Moved;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Makes one account part of another, a day of events at a time, so that nobody waits long for either. */
@Component
class Merges {

    private static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);

    private final MergeSteps steps;
    private final Repetition repetition;
    private final Clock clock;

    Merges(MergeSteps steps, Repetition repetition, Clock clock) {
        this.steps = steps;
        this.repetition = repetition;
        this.clock = clock;
    }

    Merged of(Merge merge) {
        var moved = moveThePast(merge);
        var last = repetition.of(() -> steps.last(merge));
        return new Merged(moved.plus(last.moved()), last.externalIds());
    }

    /** Today's events, which may still come in, are left to the last step. */
    private Moved moveThePast(Merge merge) {
        var today = LocalDate.now(clock);
        var moved = Moved.NOTHING;
        for (var from = BEGINNING; from.isBefore(today); ) {
            var start = from;
            var step = repetition.of(() -> steps.next(merge, start));
            moved = step.map(MergeSteps.Step::moved).map(moved::plus).orElse(moved);
            from = step.map(next -> next.day().plusDays(1)).orElse(today);
        }
        return moved;
    }
}
