package io.healthscore.scoring;

import io.healthscore.scoring.Driver.Side;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What caps take on one day less what they took on another. On either day it is the lowest one that takes it, so where
 * that is the same cap on both there is one driver, else one for the cap that let go and one for that which took hold.
 */
record CapDrivers(Score from, Score to) {

    /** Both have a rating. */
    static List<Driver> between(Score from, Score to) {
        return new CapDrivers(from, to).drivers();
    }

    private List<Driver> drivers() {
        Optional<CapHeld> before = binding(from);
        Optional<CapHeld> after = binding(to);
        if (before.isPresent()
                && after.isPresent()
                && before.get().key().equals(after.get().key())) {
            return List.of(kept(before.get(), after.get()));
        }
        return Stream.concat(before.map(this::released).stream(), after.map(this::taken).stream())
                .toList();
    }

    private Driver kept(CapHeld before, CapHeld after) {
        String because = "the cap of %s takes %s points now, %s before: %s"
                .formatted(
                        Words.number(after.atMost()),
                        Words.number(cost(to)),
                        Words.number(cost(from)),
                        after.because());
        return driver(before.key(), cost(from) - cost(to), Side.of(before), Side.of(after), because);
    }

    private Driver released(CapHeld before) {
        boolean stillHolds = to.caps().stream().anyMatch(cap -> cap.key().equals(before.key()));
        String because = "the cap of %s %s: it was %s"
                .formatted(
                        Words.number(before.atMost()),
                        stillHolds ? "takes nothing any more" : "let go",
                        before.because());
        return driver(before.key(), cost(from), Side.of(before), find(to, before.key()), because);
    }

    private Driver taken(CapHeld after) {
        String because = "the cap of %s took hold: %s".formatted(Words.number(after.atMost()), after.because());
        return driver(after.key(), -cost(to), find(from, after.key()), Side.of(after), because);
    }

    private static Driver driver(
            String key, double change, @Nullable Side before, @Nullable Side after, String because) {
        return new Driver(Driver.Kind.CAP, key, Words.hundredths(change), before, after, because);
    }

    private static @Nullable Side find(Score score, String key) {
        return score.caps().stream()
                .filter(cap -> cap.key().equals(key))
                .findFirst()
                .map(Side::of)
                .orElse(null);
    }

    /** The cap that lowers the score; empty when none does. */
    private static Optional<CapHeld> binding(Score score) {
        return cost(score) > 0 ? Optional.of(score.caps().get(0)) : Optional.empty();
    }

    /** In points, two decimals. */
    private static double cost(Score score) {
        Rating rating = score.rating().orElseThrow();
        return Words.hundredths(rating.rawScore() - rating.score());
    }
}
