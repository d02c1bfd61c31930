package io.healthscore.score;

import io.healthscore.scoring.Rating;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A period's closing score.
 *
 * @param day the period's last day; of a period that goes on, the last day so far
 * @param displayScore on the scale of the day's model
 * @param override whether the score is a person's own judgement
 * @param closed false for today, whose score still moves
 * @param firstScore what the day said first, where late events changed it since; else null
 * @param restatedAt when they last did; null where they never did
 */
record HistoryRow(
        LocalDate day,
        @Nullable BigDecimal score,
        @Nullable BigDecimal rawScore,
        @Nullable String displayScore,
        String band,
        BigDecimal coverage,
        ScoreAnswer.Model model,
        boolean override,
        boolean closed,
        @Nullable BigDecimal firstScore,
        @Nullable Instant restatedAt) {

    static HistoryRow of(ScoreDay day) {
        boolean restated = day.restatedAt() != null;
        return new HistoryRow(
                day.day(),
                day.score(),
                day.rawScore(),
                day.displayScore(),
                day.band(),
                Numbers.share(day.coverage().doubleValue()),
                new ScoreAnswer.Model(day.modelKey(), day.modelVersion()),
                day.overridden(),
                true,
                restated ? day.firstScore() : null,
                day.restatedAt());
    }

    static HistoryRow of(DayScore day, boolean closed) {
        var rating = day.score().rating();
        return new HistoryRow(
                day.day(),
                rating.map(given -> Numbers.points(given.score())).orElse(null),
                day.ownRating().map(given -> Numbers.points(given.rawScore())).orElse(null),
                rating.map(Rating::displayScore).orElse(null),
                day.score().band().word(),
                Numbers.share(day.score().coverage()),
                new ScoreAnswer.Model(day.version().key(), day.version().version()),
                day.isOverridden(),
                closed,
                null,
                null);
    }
}
