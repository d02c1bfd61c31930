package io.healthscore.score;

import io.healthscore.model.ModelVersion;
import io.healthscore.model.ScoringModels;
import io.healthscore.scoring.Explanation;
import io.healthscore.scoring.Standing;
import io.healthscore.signal.EventType;
import io.healthscore.signal.SignalReach;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Explains moves of a score, from everything that is known now. Each of the two days is read by itself, so that it costs the
 * same however far they are apart.
 */
@Component
class Explanations {

    private final Timelines timelines;
    private final ScoringModels models;
    private final RulesNow rules;

    Explanations(Timelines timelines, ScoringModels models, RulesNow rules) {
        this.timelines = timelines;
        this.models = models;
        this.rules = rules;
    }

    /** @throws NoScore when there is none on either day */
    ExplanationAnswer of(String accountId, ExplanationRequest request) {
        var bare = timelines.bare(accountId, request.from(), rules.read());
        var fromVersion = version(bare, request.from(), request.fromVersion());
        var toVersion = version(bare, request.to(), request.toVersion());
        var reach = reach(bare.rules(), fromVersion, toVersion);
        var first = timelines.seeing(bare, reach, request.from(), request.from());
        var second = timelines.seeing(bare, reach, request.to(), request.to());
        var from = first.standing(fromVersion, request.from());
        var to = second.standing(toVersion, request.to());
        var bridge = first.standing(toVersion, request.from()).score();
        var explanation = Explanation.of(from, bridge, to).orElseThrow(() -> noScore(accountId, from, to));
        return ExplanationAnswer.of(
                accountId,
                ExplanationAnswer.End.of(from, fromVersion),
                ExplanationAnswer.End.of(to, toVersion),
                explanation);
    }

    private ModelVersion version(Timeline timeline, LocalDate day, @Nullable Integer chosen) {
        var applied = timeline.versionOn(day);
        return chosen == null ? applied : models.version(applied.key(), chosen);
    }

    private static NoScore noScore(String accountId, Standing from, Standing to) {
        return new NoScore(accountId, from.points().isEmpty() ? from.score() : to.score());
    }

    /** Versions that were never active may look back farther than those that were. */
    private static Map<EventType, SignalReach> reach(Rules rules, ModelVersion... versions) {
        var reach = new EnumMap<EventType, SignalReach>(EventType.class);
        reach.putAll(rules.catalog().reach());
        for (var version : versions) {
            version.model().reach().forEach((type, days) -> reach.merge(type, days, SignalReach::and));
        }
        return reach;
    }
}
