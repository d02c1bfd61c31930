package io.healthscore.insight;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The days that a feature's adoption is about. First uses are those of a year that have the days before and the days after
 * behind them; use before all of that is not looked for.
 */
record AdoptionDays(LocalDate today) {

    static final int BESIDE = Feature.DAYS;

    private static final int FIRST_USES = 364;
    private static final int MONTHS = 12;

    /** Use from this day on is looked at. */
    LocalDate from() {
        return firstUseFrom().minusDays(BESIDE);
    }

    LocalDate firstUseFrom() {
        return firstUseTo().minusDays(FIRST_USES - 1L);
    }

    /** The closing of the last of the days after is there. */
    LocalDate firstUseTo() {
        return today.minusDays(BESIDE + 1L);
    }

    boolean isAdoption(LocalDate firstUse) {
        return !firstUse.isBefore(firstUseFrom()) && !firstUse.isAfter(firstUseTo());
    }

    /** Oldest first, the running one last. */
    List<YearMonth> months() {
        var running = YearMonth.from(today);
        return IntStream.range(0, MONTHS)
                .mapToObj(i -> running.minusMonths(MONTHS - 1L - i))
                .toList();
    }

    /** The month's last day so far. */
    LocalDate end(YearMonth month) {
        return month.equals(YearMonth.from(today)) ? today : month.atEndOfMonth();
    }
}
