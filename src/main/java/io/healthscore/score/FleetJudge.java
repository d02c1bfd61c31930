package io.healthscore.score;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Says which days' data are in doubt. A day is compared with the last one before it that is not in doubt itself, so that
 * doubt lasts as long as the shift does; what has lasted {@value #DOUBTED_FOR} days is taken for the truth.
 */
@Component
class FleetJudge {

    static final int DOUBTED_FOR = 7;

    private static final Logger log = LoggerFactory.getLogger(FleetJudge.class);

    private final FleetComparison comparison;
    private final FleetShifts shifts;
    private final Clock clock;

    FleetJudge(FleetComparison comparison, FleetShifts shifts, Clock clock) {
        this.comparison = comparison;
        this.shifts = shifts;
        this.clock = clock;
    }

    /** Judges today, and again, oldest first, the days before that were in doubt lately and may have been mended. */
    void judge() {
        var today = LocalDate.now(clock);
        var suspects = new TreeSet<>(shifts.suspectDays());
        var days = new TreeSet<>(suspects.tailSet(today.minusDays(DOUBTED_FOR)));
        days.add(today);
        if (!days.equals(Set.of(today)) && comparison.isUnfinished(today)) {
            inherit(today, suspects);
            return;
        }
        days.forEach(day -> judge(day, day.equals(today), suspects));
    }

    /**
     * Scores are still of the day before: too few of today, and too few closings, to tell anything by. What was in doubt stays
     * so, and so does what follows on it.
     */
    private void inherit(LocalDate today, Set<LocalDate> suspects) {
        if (!suspects.contains(today)) {
            shifts.reason(today.minusDays(1))
                    .ifPresent(reason ->
                            shifts.store(new FleetShift(today, FleetMoves.NONE, reason), clock.instant(), false));
        }
    }

    private void judge(LocalDate day, boolean live, Set<LocalDate> suspects) {
        var since = lastTrusted(day, suspects);
        var moves = comparison.moves(since, day, live);
        boolean suspect = moves.isSuspect();
        var reason = suspect
                ? moves.because(
                        since,
                        comparison.metric(since, day, live, moves.isFall()).orElse(null))
                : null;
        boolean begins = suspect && !suspects.contains(day) && !suspects.contains(day.minusDays(1));
        shifts.store(new FleetShift(day, moves, reason), clock.instant(), begins);
        if (suspect ? suspects.add(day) : suspects.remove(day)) {
            log.atWarn()
                    .addKeyValue("day", day)
                    .log(suspect ? "Suspect data, flags are held: " + reason : "The data are no longer suspect");
        }
    }

    private static LocalDate lastTrusted(LocalDate day, Set<LocalDate> suspects) {
        for (int days = 1; days <= DOUBTED_FOR; days++) {
            if (!suspects.contains(day.minusDays(days))) {
                return day.minusDays(days);
            }
        }
        return day.minusDays(1);
    }
}
