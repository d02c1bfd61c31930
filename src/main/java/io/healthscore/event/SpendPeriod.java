package io.healthscore.event;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an amount of spend is paid for. */
public enum SpendPeriod {
    MONTH,
    YEAR;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
