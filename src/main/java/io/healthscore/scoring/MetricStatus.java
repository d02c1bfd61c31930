package io.healthscore.scoring;

import java.util.Locale;

/** Whether a metric says something: {@code STALE} is older than the model lets count. */
public enum MetricStatus {
    MEASURED,
    MISSING,
    STALE;

    /** As written in the API, such as {@code measured}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
