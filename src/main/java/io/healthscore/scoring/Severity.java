package io.healthscore.scoring;

import java.util.Locale;

/** A ticket's severity as a selection narrows by it; the ordinal is what signals store. */
public enum Severity {
    ANY,
    LOW,
    NORMAL,
    HIGH,
    URGENT;

    /** As written in events and models, such as {@code urgent}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
