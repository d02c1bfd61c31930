package io.healthscore.event;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How bad a ticket is, ascending. */
public enum Severity {
    LOW,
    NORMAL,
    HIGH,
    URGENT;

    /** 1 for low to 4 for urgent, as signals keep it. */
    int rank() {
        return ordinal() + 1;
    }

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
