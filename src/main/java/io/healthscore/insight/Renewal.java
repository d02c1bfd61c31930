package io.healthscore.insight;

import java.time.LocalDate;

/** What became of an account's contract: the last word of the last year, on that day. */
record Renewal(String accountId, Sized size, LocalDate day, boolean renewed) {}
