package io.healthscore.score;

import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Between what a score's move is to be explained.
 *
 * @param fromVersion of the model that applied on the from day; null for the one that was active at its end
 * @param toVersion the same for the to day
 */
record ExplanationRequest(
        LocalDate from,
        LocalDate to,
        @Nullable Integer fromVersion,
        @Nullable Integer toVersion) {

    private static final int DAYS_BY_DEFAULT = 30;

    /** The days as far as they are given. */
    record Days(@Nullable LocalDate from, @Nullable LocalDate to) {

        ExplanationRequest between(@Nullable Integer fromVersion, @Nullable Integer toVersion, LocalDate today) {
            var last = to == null ? today : to;
            var first = from == null ? last.minusDays(DAYS_BY_DEFAULT) : from;
            if (last.isAfter(today)) {
                throw new InvalidRequest(Fault.parameter("to", "must not be after today, " + today + " in UTC"));
            }
            if (first.isAfter(last)) {
                throw new InvalidRequest(Fault.parameter("from", "must not be after to, " + last));
            }
            return new ExplanationRequest(first, last, fromVersion, toVersion);
        }
    }
}
