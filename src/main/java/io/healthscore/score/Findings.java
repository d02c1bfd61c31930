package io.healthscore.score;

import io.healthscore.scoring.Growth;
import io.healthscore.scoring.PlayText;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What lists of insight show of an account beside its row and its answer, found when its score is computed: no list need
 * compute a score again.
 *
 * @param openPlays the suggested plays that the answer does not tell all of: those about features, and those with a
 *     sentence that waits for somebody who knows more
 * @param growth null when it is neither ready nor near
 */
record Findings(
        @Nullable LocalDate atRiskSince,
        Set<String> plays,
        List<StoredPlay> openPlays,
        @Nullable StoredGrowth growth) {

    static Findings of(DayScore day, List<PlayText> plays) {
        return new Findings(
                day.flags().atRiskSince(),
                plays.stream().map(PlayText::key).collect(Collectors.toUnmodifiableSet()),
                plays.stream()
                        .filter(play -> play.isOpen() || !play.features().isEmpty())
                        .map(StoredPlay::of)
                        .toList(),
                Growth.of(day.version().model(), day.score(), day.flags())
                        .map(growth -> StoredGrowth.of(day, growth))
                        .orElse(null));
    }

    Written written(JsonMapper json) {
        return new Written(
                atRiskSince,
                plays,
                openPlays.isEmpty() ? null : json.writeValueAsString(openPlays),
                growth == null ? null : json.writeValueAsString(growth));
    }

    /**
     * In the columns of {@code score_current}.
     *
     * @param plays keys
     * @param openPlays JSON, as {@code growth} is
     */
    record Written(
            @Nullable LocalDate atRiskSince,
            Set<String> plays,
            @Nullable String openPlays,
            @Nullable String growth) {}
}
