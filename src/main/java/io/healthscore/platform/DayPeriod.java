package io.healthscore.platform;

import java.time.DateTimeException;
import java.time.Period;

/** A parameter that is a number of days, as ISO 8601 writes it: {@code P84D} or {@code P12W}. */
public final class DayPeriod {

    private DayPeriod() {}

    /**
     * The days that a parameter asks for.
     *
     * @param most days that make sense; the least is 0
     * @throws InvalidRequest when it is anything else, months included: they have no fixed number of days
     */
    public static int days(String parameter, String text, int most) {
        try {
            var period = Period.parse(text);
            if (period.toTotalMonths() == 0 && period.getDays() >= 0 && period.getDays() <= most) {
                return period.getDays();
            }
        } catch (DateTimeException malformed) {
            // the same answer as for a duration that is out of range
        }
        throw new InvalidRequest(
                Fault.parameter(parameter, "must be a number of days such as P84D, at most P" + most + "D"));
    }
}
