package io.healthscore.score;

import java.time.LocalDate;

/**
 * Too many accounts moved at once, so that day's data are in doubt, after a day whose data were not. Published once, in the
 * transaction that stored the verdict.
 *
 * @param reason a sentence
 */
public record DataDoubted(LocalDate day, String reason) {}
