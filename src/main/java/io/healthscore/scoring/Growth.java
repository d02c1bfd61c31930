package io.healthscore.scoring;

import io.healthscore.account.AccountState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why an account is ready to grow, or what it lacks. A near miss fulfils one of the two conditions: it has been healthy
 * for as long as the model asks, or its expansion score is high enough and has enough signals behind it.
 *
 * @param evidence the metrics that bring points, those that bring most first; at least one
 * @param lacking a sentence each; empty when it is ready
 */
public record Growth(List<MetricScore> evidence, List<String> lacking) {

    public Growth {
        evidence = List.copyOf(evidence);
        lacking = List.copyOf(lacking);
    }

    /** Empty when the account is neither ready nor near. */
    public static Optional<Growth> of(ScoringModel model, Score score, FlagState flags) {
        List<MetricScore> evidence = score.expansion().evidence();
        if (flags.raised().contains(Flag.EXPANSION_READY)) {
            return Optional.of(new Growth(evidence, List.of()));
        }
        Flags.ExpansionReady rule = model.flags().expansionReady();
        List<String> health = lackingHealth(rule, score, flags.healthySince());
        List<String> signals = lackingSignals(rule, score.expansion(), model.expansion());
        boolean near = health.isEmpty() != signals.isEmpty();
        if (!near || evidence.isEmpty() || score.state() != AccountState.ACTIVE) {
            return Optional.empty();
        }
        return Optional.of(new Growth(evidence, health.isEmpty() ? signals : health));
    }

    private static List<String> lackingHealth(
            Flags.ExpansionReady rule, Score score, @Nullable LocalDate healthySince) {
        long healthyDays = healthySince == null ? 0 : score.day().toEpochDay() - healthySince.toEpochDay() + 1;
        if (healthyDays >= rule.forDays()) {
            return List.of();
        }
        String period = Words.number(rule.healthAtLeast()) + " or more for " + Words.quantity(rule.forDays(), "days");
        if (score.rating().isEmpty()) {
            return List.of("no score, " + period + " needed");
        }
        return List.of(
                healthyDays > 0
                        ? "healthy for " + Words.quantity(healthyDays, "days") + ", " + rule.forDays() + " needed"
                        : "score " + Words.number(score.rating().get().score()) + ", " + period + " needed");
    }

    private static List<String> lackingSignals(Flags.ExpansionReady rule, ExpansionScore score, Expansion expansion) {
        var lacking = new ArrayList<String>();
        if (score.score() < rule.expansionAtLeast()) {
            lacking.add("expansion score " + Words.number(score.score()) + ", " + Words.number(rule.expansionAtLeast())
                    + " needed");
        }
        if (!score.enoughSignals()) {
            long strong = score.metrics().stream()
                    .filter(metric -> metric.score().orElse(-1) >= expansion.signalAtLeast())
                    .count();
            lacking.add(Words.quantity(strong, "signals") + " of " + Words.number(expansion.signalAtLeast())
                    + " or more, " + expansion.minimumSignals() + " needed");
        }
        return lacking;
    }
}
