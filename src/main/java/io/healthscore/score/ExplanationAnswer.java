package io.healthscore.score;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.healthscore.model.ModelVersion;
import io.healthscore.scoring.Explanation;
import io.healthscore.scoring.Grading;
import io.healthscore.scoring.Standing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a score moved between two days or versions.
 *
 * @param change points; the drivers' changes add up to it, to the hundredth
 * @param drivers the largest first
 */
record ExplanationAnswer(@JsonIgnore String accountId, End from, End to, BigDecimal change, List<Driver> drivers) {

    /**
     * One of the two days.
     *
     * @param score that counts: the override in force, else the model's under its caps
     * @param rawScore the model's before caps; null where an override stands over too little data
     * @param displayScore on the version's own scale
     */
    record End(
            LocalDate day,
            BigDecimal score,
            @Nullable BigDecimal rawScore,
            String displayScore,
            String band,
            ScoreAnswer.Model model) {

        static End of(Standing standing, ModelVersion version) {
            double points = standing.points().orElseThrow();
            Grading grading = version.model().grading();
            return new End(
                    standing.score().day(),
                    Numbers.points(points),
                    standing.score()
                            .rating()
                            .map(rating -> Numbers.points(rating.rawScore()))
                            .orElse(null),
                    grading.display(points),
                    grading.band(points).word(),
                    new ScoreAnswer.Model(version.key(), version.version()));
        }
    }

    /**
     * One part of the move.
     *
     * @param driver {@code metric}, {@code model}, {@code cap} or {@code override}
     * @param key of the metric, model or cap
     * @param before null where there was nothing yet, such as a cap that did not hold
     */
    record Driver(
            String driver,
            String key,
            BigDecimal change,
            @Nullable Side before,
            @Nullable Side after,
            String because) {}

    /**
     * On one of the days.
     *
     * @param value what was measured; of a model its version; null where there is none
     * @param score of the metric; the cap's limit; the raw score under the model; the override
     */
    record Side(@Nullable BigDecimal value, @Nullable BigDecimal score) {}

    static ExplanationAnswer of(String accountId, End from, End to, Explanation explanation) {
        return new ExplanationAnswer(
                accountId,
                from,
                to,
                Numbers.points(explanation.change()),
                explanation.drivers().stream()
                        .map(driver -> new Driver(
                                driver.kind().word(),
                                driver.key(),
                                Numbers.points(driver.change()),
                                side(driver.before()),
                                side(driver.after()),
                                driver.because()))
                        .toList());
    }

    private static @Nullable Side side(io.healthscore.scoring.Driver.@Nullable Side side) {
        return side == null ? null : new Side(Numbers.share(side.value()), Numbers.points(side.score()));
    }
}
