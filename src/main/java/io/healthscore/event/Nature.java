package io.healthscore.event;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a ticket is: somebody asks, something is broken, or somebody wishes for more. */
public enum Nature {
    QUESTION,
    PROBLEM,
    REQUEST;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
