package io.healthscore.scoring;

import io.healthscore.scoring.Plays.Occasion.Kind;
import java.util.List;

/**
 * What to do and what to write when any of its conditions holds.
 *
 * @param text {braces} are filled by the service, [brackets] by whoever sends it
 */
public record Play(String key, List<When> when, String text) {

    public Play {
        Check.named(key, "a play's key");
        Check.that(!when.isEmpty(), "play " + key + " needs a condition");
        when = List.copyOf(when);
    }

    boolean suits(Plays.Occasion occasion) {
        for (When each : when) {
            if (each.suits(occasion)) {
                return true;
            }
        }
        return false;
    }

    /** What suggests a play. */
    public sealed interface When {

        boolean suits(Plays.Occasion occasion);

        /** Whether it speaks of what there is much of, and not of what is short. */
        default boolean isPlenty() {
            return false;
        }
    }

    /** A cap holds. */
    public record CapHolds(String cap) implements When {

        @Override
        public boolean suits(Plays.Occasion occasion) {
            return occasion.is(Kind.CAP, cap);
        }
    }

    /** A flag is raised. */
    public record FlagRaised(Flag flag) implements When {

        @Override
        public boolean suits(Plays.Occasion occasion) {
            return occasion.is(Kind.FLAG, flag.word());
        }
    }

    /** A metric score is below a number. */
    public record MetricBelow(String metric, double score) implements When {

        @Override
        public boolean suits(Plays.Occasion occasion) {
            return occasion.is(Kind.METRIC, metric) && occasion.score() < score;
        }
    }

    /** A metric score is at least a number. */
    public record MetricAtLeast(String metric, double score) implements When {

        @Override
        public boolean suits(Plays.Occasion occasion) {
            return occasion.is(Kind.METRIC, metric) && occasion.score() >= score;
        }

        @Override
        public boolean isPlenty() {
            return true;
        }
    }
}
