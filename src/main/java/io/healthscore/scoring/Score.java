package io.healthscore.scoring;

import io.healthscore.account.AccountState;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the model says of an account on a day, with the reason for every point.
 *
 * @param rating empty under a floor of the model and when churned; then {@code insufficient} says why
 * @param coverage 0 to 1: the configured weight that is measured
 * @param categories in the model's order
 * @param metrics in the model's order; effective weights sum to 1 where there is a rating and are 0 where there is none
 * @param caps those that hold, the lowest first
 */
public record Score(
        LocalDate day,
        AccountState state,
        Optional<Rating> rating,
        double coverage,
        List<CategoryScore> categories,
        List<MetricScore> metrics,
        List<CapHeld> caps,
        Optional<Insufficient> insufficient,
        ExpansionScore expansion) {

    public Band band() {
        return rating.map(Rating::band).orElse(Band.INSUFFICIENT_DATA);
    }

    /** What costs points: caps that hold and lower the score, then metrics by points lost; empty without a rating. */
    public List<Reason> reasons() {
        return rating.map(given -> Reason.of(this, given)).orElse(List.of());
    }
}
