package io.healthscore.event;

import io.healthscore.account.UnknownAccount;
import io.healthscore.event.UserEvents.AccountDay;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Forgets people. There is no index by user, which every event would pay for: the tables are read slice by slice in the
 * order in which they lie on disk, for some seconds a request, and the next request goes on from there.
 */
@Component
class UserErasures {

    private static final Duration A_REQUEST = Duration.ofSeconds(10);

    private final Slices slices;
    private final PersonScan scan;
    private final UserErasureSteps steps;
    private final Repetition repetition;

    UserErasures(Slices slices, PersonScan scan, UserErasureSteps steps, Repetition repetition) {
        this.slices = slices;
        this.scan = scan;
        this.steps = steps;
        this.repetition = repetition;
    }

    /**
     * What was found and erased.
     *
     * @param accountDays days of accounts that were counted again
     * @param next where to go on; null when everything was read
     */
    record Erased(long events, long accountDays, @Nullable Slice next) {}

    Erased erase(String userId, Slice from) {
        return erase(userId, from, A_REQUEST);
    }

    /** At least one slice is read, so that asking again gets to the end. */
    Erased erase(String userId, Slice from, Duration time) {
        long start = System.nanoTime();
        long events = 0;
        long accountDays = 0;
        var slice = slices.atOrAfter(from).orElse(null);
        for (boolean hasTime = true; slice != null && hasTime; hasTime = System.nanoTime() - start < time.toNanos()) {
            var here = slice;
            var days = repetition.of(() -> scan.find(userId, here));
            events += days.stream().mapToLong(day -> erase(day, userId)).sum();
            accountDays += days.size();
            slice = slices.atOrAfter(days.isEmpty() ? here.next() : here).orElse(null);
        }
        steps.eraseTheRest(userId);
        return new Erased(events, accountDays, slice);
    }

    private long erase(AccountDay day, String userId) {
        try {
            return repetition.of(() -> steps.erase(day, userId));
        } catch (UnknownAccount erasedMeanwhile) {
            return 0;
        }
    }
}
