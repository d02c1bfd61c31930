package io.healthscore.scoring;

import java.util.Locale;

/** A ticket's severity as a selection narrows by it. */
public enum Severity {
    ANY(0),
    LOW(1),
    NORMAL(2),
    HIGH(3),
    URGENT(4);

    private final int level;

    Severity(int level) {
        this.level = level;
    }

    /** What signals store. */
    int level() {
        return level;
    }

    /** As written in events and models, such as {@code urgent}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
