package io.healthscore.platform;

import org.jspecify.annotations.Nullable;

/** A query parameter without a value, such as a form sends for "all". */
public final class EmptyParameter {

    private EmptyParameter() {}

    /** It filters as little as one that is not there. */
    public static @Nullable String asNone(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }
}
