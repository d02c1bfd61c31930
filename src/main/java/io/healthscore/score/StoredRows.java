package io.healthscore.score;

import io.healthscore.account.AccountFacts;
import io.healthscore.scoring.CapHeld;
import io.healthscore.scoring.Insufficient;
import io.healthscore.scoring.MetricScore;
import io.healthscore.scoring.Rating;
import io.healthscore.scoring.Reason;
import io.healthscore.scoring.Score;
import io.healthscore.scoring.Suggestion;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Turns days' scores into the rows that are stored of them. */
final class StoredRows {

    private static final Trend NO_TREND = new Trend(null, null, null);

    private StoredRows() {}

    static Closing closing(DayScore day) {
        var score = day.score();
        return new Closing(
                day.day(),
                row(day, NO_TREND),
                rawScore(day),
                Numbers.share(day.spend()),
                Numbers.points(day.modelShift()),
                chosen(day.chosen()),
                numbers(score, metric -> metric.value().orElse(Double.NaN)),
                numbers(score, metric -> metric.score().orElse(Double.NaN)),
                numbers(score, MetricScore::printed),
                score.caps().stream().map(CapHeld::key).toList(),
                FlagStates.write(day.flags()));
    }

    private static Closing.@Nullable Chosen chosen(DayScore.@Nullable Chosen chosen) {
        return chosen == null ? null : new Closing.Chosen(chosen.by(), Numbers.points(chosen.shift()));
    }

    static CurrentScore current(
            DayScore day, Trend trend, Basis basis, @Nullable LocalDate historyFrom, Instant now, JsonMapper json) {
        var plays = day.playTexts();
        return new CurrentScore(
                basis,
                historyFrom,
                day.override() == null ? null : day.override().expiresAt(),
                now,
                now,
                row(day, trend),
                rawScore(day),
                trend.direction(),
                Findings.of(day, plays).written(json),
                json.writeValueAsString(ScoreAnswers.of(day, plays, trend, now)));
    }

    static ScoreRow row(DayScore day, Trend trend) {
        var score = day.score();
        var rating = score.rating();
        return new ScoreRow(
                day.facts().accountId(),
                null,
                Map.of(),
                day.facts().segment(),
                null,
                score.state().word(),
                rating.map(given -> Numbers.points(given.score())).orElse(null),
                rating.map(Rating::displayScore).orElse(null),
                score.band().word(),
                ScoreAnswers.flags(day),
                trend.change7d(),
                trend.change30d(),
                Numbers.share(score.coverage()),
                day.ownRating().map(given -> given.confidence().word()).orElse(null),
                Numbers.points(score.expansion().score()),
                null,
                noticeBy(day.facts()),
                day.isOverridden(),
                topReason(score),
                topPlay(day),
                day.version().key(),
                day.version().version(),
                null,
                null);
    }

    private static @Nullable LocalDate noticeBy(AccountFacts facts) {
        if (facts.contractEndsOn() == null) {
            return null;
        }
        return facts.contractEndsOn().minusDays(facts.noticeDays() == null ? 0 : facts.noticeDays());
    }

    private static @Nullable String topReason(Score score) {
        return score.topReason()
                .map(Reason::because)
                .or(() -> score.insufficient().map(Insufficient::because))
                .orElse(null);
    }

    private static @Nullable String topPlay(DayScore day) {
        return day.topSuggestion().map(Suggestion::key).orElse(null);
    }

    private static @Nullable BigDecimal rawScore(DayScore day) {
        return day.ownRating().map(given -> Numbers.points(given.rawScore())).orElse(null);
    }

    private static double[] numbers(Score score, ToDoubleFunction<MetricScore> number) {
        var metrics = score.metrics();
        var numbers = new double[metrics.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number.applyAsDouble(metrics.get(i));
        }
        return numbers;
    }
}
