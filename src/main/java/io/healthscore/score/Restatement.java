package io.healthscore.score;

import java.util.List;

/**
 * An account's days as a recalculation has them.
 *
 * @param basis what they were computed from
 * @param days oldest first
 */
record Restatement(String accountId, Basis basis, List<DayScore> days) {}
