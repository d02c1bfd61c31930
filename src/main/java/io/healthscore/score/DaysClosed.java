package io.healthscore.score;

import java.time.LocalDate;

/**
 * Accounts' past days were closed, closed again since what is known of them changed, or taken away since nothing is.
 * Published inside the transaction that writes them.
 *
 * @param from the earliest of these days
 */
public record DaysClosed(LocalDate from) {}
