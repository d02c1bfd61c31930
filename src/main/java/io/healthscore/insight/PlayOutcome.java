package io.healthscore.insight;

/**
 * What became of the accounts that a play was suggested to within 364 days.
 *
 * @param suggested accounts; each counts once, by its first suggestion
 * @param touched those of them that somebody talked to in time
 */
record PlayOutcome(String key, long suggested, long touched, Recovery within28, Recovery within84) {}
