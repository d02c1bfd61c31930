package io.healthscore.scoring;

import io.healthscore.account.AccountState;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the model says of an account on a day, with the reason for every point.
 *
 * @param rating empty under a floor of the model and when churned, and then {@code insufficient} says why; an override
 *     gives one all the same, and then its raw score and confidence mean nothing
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

    /** The same with a person's judgement in the score's place; the raw score and the caps stay visible. */
    public Score overridden(ScoreOverride override, ScoringModel model) {
        Rating given = new Rating(
                override.score(),
                rating.map(Rating::rawScore).orElse(0.0),
                model.grading().band(override.score()),
                model.grading().display(override.score()),
                model.floors().confidence().of(coverage));
        return new Score(day, state, Optional.of(given), coverage, categories, metrics, caps, insufficient, expansion);
    }

    /** What costs points: caps that hold and lower the score, then metrics by points lost; empty without a rating. */
    public List<Reason> reasons() {
        return rating.stream().flatMap(given -> Reason.of(this, given)).toList();
    }

    /** The first of the reasons, without sorting the others and putting them into words. */
    public Optional<Reason> topReason() {
        return rating.flatMap(given -> Reason.first(this, given));
    }
}
