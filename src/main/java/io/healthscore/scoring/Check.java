package io.healthscore.scoring;

import java.util.Collection;
import java.util.HashSet;

/** What the definitions' constructors hold to; a message names the culprit as the model's author wrote it. */
final class Check {

    private Check() {}

    static void that(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    static void finite(double number, String name) {
        that(Double.isFinite(number), name + " must be a number, but is " + number);
    }

    static void within(double least, double most, double number, String name) {
        that(
                number >= least && number <= most,
                "%s must lie between %s and %s, but is %s"
                        .formatted(name, Words.number(least), Words.number(most), Words.number(number)));
    }

    static void positive(double number, String name) {
        that(number > 0 && Double.isFinite(number), name + " must be above 0, but is " + Words.number(number));
    }

    static void days(int days, String name) {
        that(days > 0, name + " must be at least a day, but is " + days);
    }

    static void named(String key, String name) {
        that(!key.isBlank(), name + " must not be blank");
    }

    static void distinct(Collection<String> keys, String name) {
        var seen = new HashSet<String>();
        for (String key : keys) {
            that(seen.add(key), name + " " + key + " is defined twice");
        }
    }
}
