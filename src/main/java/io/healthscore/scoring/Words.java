package io.healthscore.scoring;

import io.healthscore.signal.EventType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;

/** Numbers and units as a person writes them. */
final class Words {

    private static final int MOST_NAMES = 4;

    private Words() {}

    /** At most two decimals, half up, none that is a zero at the end: 14, 87.5, -0.25. */
    static String number(double number) {
        if (!Double.isFinite(number)) {
            return String.valueOf(number);
        }
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString((long) number);
        }
        String text = BigDecimal.valueOf(number)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
        return text.equals("0.00") ? "0" : text;
    }

    /** A number with its unit, which is singular for exactly one: 1 day, 3 features, 12.5 %. */
    static String quantity(double number, String unit) {
        String text = number(number);
        if (unit.isEmpty()) {
            return text;
        }
        return text + " " + (text.equals("1") ? singular(unit) : unit);
    }

    /** A value made of two numbers: "Seats in use: 18 of 40 (45 %)". */
    static String parts(String label, String unit, Measurement measurement) {
        String made = number(measurement.part()) + " of " + number(measurement.whole());
        String value = quantity(measurement.value(), unit);
        return unit.equals("%") ? label + ": " + made + " (" + value + ")" : label + ": " + value;
    }

    /** Such as "login or session". */
    static String list(List<EventType> types) {
        return types.stream().map(EventType::word).collect(Collectors.joining(" or "));
    }

    /** Names as one says them: "a", "a and b", "a, b, c and 2 more". */
    static String enumeration(List<String> names) {
        if (names.size() > MOST_NAMES) {
            return String.join(", ", names.subList(0, MOST_NAMES)) + " and " + (names.size() - MOST_NAMES) + " more";
        }
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    static String singular(String unit) {
        if (unit.endsWith("ies")) {
            return unit.substring(0, unit.length() - 3) + "y";
        }
        return unit.endsWith("s") && !unit.endsWith("ss") ? unit.substring(0, unit.length() - 1) : unit;
    }

    /** Half up to two decimals; a binary fraction a hair under the half counts as the half. */
    static double hundredths(double number) {
        return Math.floor(number * 100 + 0.5 + 1e-9) / 100;
    }
}
