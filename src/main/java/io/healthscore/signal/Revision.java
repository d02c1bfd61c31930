package io.healthscore.signal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far an account's signals and facts have come.
 *
 * @param revision grows with every change, and never comes back, not even after an erasure
 * @param stale whether something changed since the scores were last brought up to it
 * @param dirtyFrom the first day before today that something changed for, so whose closing has to be restated; null
 *     without any
 * @param firstDay the day of its first counted event; null while it has none
 * @param rewritten the revision of the last change to a day that was past by then; 0 without any
 */
public record Revision(
        String accountId,
        long revision,
        boolean stale,
        @Nullable LocalDate dirtyFrom,
        @Nullable LocalDate firstDay,
        long rewritten) {

    /** Less than any. */
    public static final long NONE = 0;

    /** Of an account that never changed. */
    public static Revision none(String accountId) {
        return new Revision(accountId, 0, false, null, null, 0);
    }
}
