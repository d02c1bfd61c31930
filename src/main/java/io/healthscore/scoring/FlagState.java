package io.healthscore.scoring;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the fold of the flags carries from day to day, small enough to be stored beside each close.
 *
 * @param below how many evaluations in a row lay under the line, as far as the customer's own doing goes
 * @param excuse 0 or less: the points that shifts, not the customer, cost since the score last stood above the line
 * @param shift the sum of all shifts so far; closes are compared without it
 * @param highs closes less {@code shift} that no later one has reached, oldest and highest first
 * @param healthySince the first day of the unbroken healthy run; null when it is not healthy
 */
public record FlagState(
        int below,
        double excuse,
        double shift,
        List<High> highs,
        @Nullable LocalDate atRiskSince,
        @Nullable LocalDate healthySince,
        @Nullable LocalDate expansionReadySince,
        @Nullable LocalDate dormantSince) {

    /** Of an account that was never evaluated. */
    public static final FlagState NONE = new FlagState(0, 0, 0, List.of(), null, null, null, null);

    public FlagState {
        highs = List.copyOf(highs);
    }

    /** A day's close, less all shifts up to it. */
    public record High(LocalDate day, double close) {}

    /** The flags that are up. */
    public Set<Flag> raised() {
        var raised = EnumSet.noneOf(Flag.class);
        if (atRiskSince != null) {
            raised.add(Flag.AT_RISK);
        }
        if (expansionReadySince != null) {
            raised.add(Flag.EXPANSION_READY);
        }
        if (dormantSince != null) {
            raised.add(Flag.DORMANT);
        }
        return raised;
    }
}
