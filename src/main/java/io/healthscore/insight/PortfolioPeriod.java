package io.healthscore.insight;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;

/**
 * A period's portfolio: that of its last day.
 *
 * @param day of a period that goes on, the last day so far
 */
record PortfolioPeriod(LocalDate day, @JsonUnwrapped Portfolio portfolio) {}
