package io.healthscore.event;

/**
 * What became of events: {@code received = accepted + duplicates + rejected}. The ignored ones are a part of the
 * accepted ones: stored, but no signal.
 */
record Counts(long accepted, long duplicates, long rejected, long ignored) {

    static final Counts NONE = new Counts(0, 0, 0, 0);
    static final Counts ONE_ACCEPTED = new Counts(1, 0, 0, 0);
    static final Counts ONE_IGNORED = new Counts(1, 0, 0, 1);
    static final Counts ONE_DUPLICATE = new Counts(0, 1, 0, 0);
    static final Counts ONE_REJECTED = new Counts(0, 0, 1, 0);

    long received() {
        return accepted + duplicates + rejected;
    }

    Counts plus(Counts other) {
        return new Counts(
                accepted + other.accepted,
                duplicates + other.duplicates,
                rejected + other.rejected,
                ignored + other.ignored);
    }
}
