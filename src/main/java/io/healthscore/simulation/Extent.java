package io.healthscore.simulation;

import io.healthscore.account.AccountFacts;
import io.healthscore.score.Evidence;
import io.healthscore.signal.EventType;
import io.healthscore.signal.SignalReach;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts of a {@link Population} are read, as of which day, and how far back.
 *
 * @param moment read once for a whole run, so that all of its accounts are scored by the same rules
 * @param segment only accounts that were in it on the day; null for all
 * @param reach of all the models that score
 */
record Extent(
        LocalDate day, Evidence.Moment moment, @Nullable String segment, Map<EventType, SignalReach> reach) {

    /** Accounts that began after the day were not there yet. */
    boolean takes(AccountFacts facts) {
        return !facts.since().isAfter(day) && (segment == null || segment.equals(facts.segment()));
    }
}
