package io.healthscore.signal;

/** What an event is about; the default model's categories weigh the three differently. */
public enum EventKind {
    USAGE,
    SATISFACTION,
    ACCOUNT;

    /** The word of the API and of scoring models, such as {@code usage}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
