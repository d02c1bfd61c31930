package io.healthscore.score;

import java.time.LocalDate;

/**
 * What a score was computed from. A stored score is fresh only while its basis is that of now; each part only ever
 * grows, so that two computations of one account can be told apart without a clock.
 *
 * @param day the day that counted as today (UTC)
 * @param activation the greatest activation of any scoring model
 * @param feedMoves how often the start of any feed had moved
 * @param revision the account's revision, read before its signals were
 */
record Basis(LocalDate day, long activation, long feedMoves, long revision) {

    /**
     * Whether a score of this basis may replace one of the other. Where each of them knows something that the other does
     * not, neither may: the account stays stale, and the next computation knows both.
     */
    boolean covers(Basis other) {
        return !day.isBefore(other.day)
                && activation >= other.activation
                && feedMoves >= other.feedMoves
                && revision >= other.revision;
    }
}
