package io.healthscore.scoring;

import io.healthscore.account.AccountState;

/**
 * A model's rules for its flags. They are a pure fold over the days' closing scores.
 *
 * @param silentFor days without use after which an account is dormant; {@link Value#FOREVER} for never
 */
public record Flags(AtRisk atRisk, ExpansionReady expansionReady, int silentFor) {

    public static final Flags OFF = new Flags(AtRisk.OFF, ExpansionReady.OFF, Value.FOREVER);

    public Flags {
        Check.days(silentFor, "flags.dormant.silentFor");
    }

    /** The flags after a day's evaluation, from what they were after the evaluation before it. */
    public FlagState after(FlagState before, Evaluation evaluation) {
        return evaluation.state() == AccountState.CHURNED ? FlagState.NONE : new Fold(this, before, evaluation).after();
    }

    /**
     * Raised when the score is under {@code below} for {@code forEvaluations} evaluations in a row, or on a drop; cleared
     * above {@code clearAbove} and near enough to the high.
     */
    public record AtRisk(double below, int forEvaluations, double clearAbove, Drop orDrop) {

        public static final AtRisk OFF = new AtRisk(0, 1, 0, Drop.OFF);

        public AtRisk {
            Check.within(0, 100, below, "flags.at_risk.below");
            Check.that(forEvaluations > 0, "flags.at_risk.forEvaluations must be at least 1");
            Check.within(below, 100, clearAbove, "flags.at_risk.clearAbove");
        }
    }

    /**
     * A fall of {@code points} from the highest close {@code within} so many days; over once the score is within
     * {@code clearWithin} of that high again.
     */
    public record Drop(double points, int within, double clearWithin) {

        public static final Drop OFF = new Drop(101, 1, 101);

        public Drop {
            Check.positive(points, "flags.at_risk.orDrop.points");
            Check.days(within, "flags.at_risk.orDrop.within");
            Check.within(0, points, clearWithin, "flags.at_risk.orDrop.clearWithin");
        }
    }

    /**
     * Raised when the score was at least {@code healthAtLeast} for {@code forDays} days, today included, and expansion
     * scores {@code expansionAtLeast}; cleared when either falls below its clearing line.
     */
    public record ExpansionReady(double healthAtLeast, int forDays, double expansionAtLeast, Clearing clearBelow) {

        /** Clears what another model raised as well. */
        public static final ExpansionReady OFF = new ExpansionReady(101, 1, 101, new Clearing(101, 101));

        public ExpansionReady {
            Check.that(healthAtLeast >= 0, "flags.expansion_ready.healthAtLeast must not be negative");
            Check.days(forDays, "flags.expansion_ready.forDays");
            Check.that(expansionAtLeast >= 0, "flags.expansion_ready.expansionAtLeast must not be negative");
            Check.within(0, healthAtLeast, clearBelow.health(), "flags.expansion_ready.clearBelow.health");
            Check.within(0, expansionAtLeast, clearBelow.expansion(), "flags.expansion_ready.clearBelow.expansion");
        }
    }

    /** Below which score and which expansion score the flag is taken down. */
    public record Clearing(double health, double expansion) {}
}
