package io.healthscore.score;

import io.healthscore.scoring.CategoryScore;
import io.healthscore.scoring.Flag;
import io.healthscore.scoring.Insufficient;
import io.healthscore.scoring.MetricScore;
import io.healthscore.scoring.PlayText;
import io.healthscore.scoring.Rating;
import io.healthscore.scoring.Score;
import io.healthscore.signal.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prints a day's score. */
final class ScoreAnswers {

    private ScoreAnswers() {}

    static ScoreAnswer of(DayScore day, List<PlayText> plays, Trend trend, Instant asOf) {
        var score = day.score();
        var rating = score.rating();
        return new ScoreAnswer(
                day.facts().accountId(),
                asOf,
                day.day(),
                rating.map(given -> Numbers.points(given.score())).orElse(null),
                score.band().word(),
                day.ownRating().map(given -> Numbers.points(given.rawScore())).orElse(null),
                rating.map(Rating::displayScore).orElse(null),
                Numbers.share(score.coverage()),
                day.ownRating().map(given -> given.confidence().word()).orElse(null),
                score.state().word(),
                trend,
                new ScoreAnswer.Model(day.version().key(), day.version().version()),
                score.categories().stream().map(ScoreAnswers::category).toList(),
                score.metrics().stream().map(ScoreAnswers::metric).toList(),
                caps(score),
                override(day.override()),
                flags(day),
                reasons(score),
                plays(plays),
                insufficient(score.insufficient()),
                new ScoreAnswer.Expansion(
                        Numbers.points(score.expansion().score()),
                        day.flags().raised().contains(Flag.EXPANSION_READY)));
    }

    static List<String> flags(DayScore day) {
        return day.flags().raised().stream().map(Flag::word).toList();
    }

    private static List<ScoreAnswer.Play> plays(List<PlayText> plays) {
        return plays.stream()
                .map(play -> new ScoreAnswer.Play(play.key(), play.text()))
                .toList();
    }

    private static ScoreAnswer.@Nullable Override override(@Nullable AccountOverride override) {
        return override == null
                ? null
                : new ScoreAnswer.Override(
                        override.score(), override.reason(), override.author(), override.expiresAt());
    }

    private static ScoreAnswer.Category category(CategoryScore category) {
        return new ScoreAnswer.Category(
                category.key(),
                Numbers.points(category.score()),
                Numbers.share(category.weight()),
                Numbers.points(category.contribution()));
    }

    private static ScoreAnswer.Metric metric(MetricScore metric) {
        var definition = metric.metric();
        return new ScoreAnswer.Metric(
                metric.key(),
                definition.category(),
                definition.label(),
                metric.status().word(),
                Numbers.share(metric.value()),
                definition.unit().isEmpty() ? null : definition.unit(),
                Numbers.points(metric.score()),
                Numbers.share(metric.weight()),
                Numbers.points(metric.printed()),
                metric.lastEventAt().orElse(null));
    }

    private static List<ScoreAnswer.Cap> caps(Score score) {
        return score.caps().stream()
                .map(cap -> new ScoreAnswer.Cap(cap.key(), Numbers.points(cap.atMost()), cap.because()))
                .toList();
    }

    private static List<ScoreAnswer.Reason> reasons(Score score) {
        return score.reasons().stream()
                .map(reason -> new ScoreAnswer.Reason(reason.key(), Numbers.points(reason.lost()), reason.because()))
                .toList();
    }

    private static ScoreAnswer.@Nullable Insufficient insufficient(Optional<Insufficient> insufficient) {
        return insufficient
                .map(why -> new ScoreAnswer.Insufficient(
                        why.because(), why.send().stream().map(EventType::word).toList()))
                .orElse(null);
    }
}
