/** What became of the events of a stream. */
record Counts(long received, long accepted, long duplicates, long rejected) {
    static final Counts NONE = new Counts(0, 0, 0, 0);

    static Counts in(String answer) {
        return new Counts(
                Json.number(answer, "received"),
                Json.number(answer, "accepted"),
                Json.number(answer, "duplicates"),
                Json.number(answer, "rejected"));
    }

    Counts plus(Counts other) {
        return new Counts(
                received + other.received,
                accepted + other.accepted,
                duplicates + other.duplicates,
                rejected + other.rejected);
    }

    Counts check(long sent) {
        if (received != sent || received != accepted + duplicates + rejected) {
            throw new IllegalStateException("sent %,d, but %s".formatted(sent, this));
        }
        return this;
    }
}
