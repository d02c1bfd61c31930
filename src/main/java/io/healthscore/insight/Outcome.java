package io.healthscore.insight;

import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import io.healthscore.scoring.Metric;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What those who use something are better or worse in. */
enum Outcome {
    SCORE,
    SATISFACTION,
    USAGE,
    RETENTION;

    /** @throws InvalidRequest for any other word; null is {@code score} */
    static Outcome of(@Nullable String word) {
        return switch (word == null ? "score" : word) {
            case "score" -> SCORE;
            case "satisfaction" -> SATISFACTION;
            case "usage" -> USAGE;
            case "retention" -> RETENTION;
            default ->
                throw new InvalidRequest(Fault.parameter("outcome", "must be score, satisfaction, usage or retention"));
        };
    }

    /**
     * One that has a value on every day.
     *
     * @throws InvalidRequest for retention too, which has not
     */
    static Outcome ofScores(@Nullable String word) {
        var outcome = of(word);
        if (outcome == RETENTION) {
            throw new InvalidRequest(Fault.parameter("outcome", "must be score, satisfaction or usage here"));
        }
        return outcome;
    }

    /** As in requests and answers. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is made of this metric among others. */
    boolean counts(Metric metric) {
        return switch (this) {
            case SCORE -> true;
            case SATISFACTION -> metric.category().equals("satisfaction");
            case USAGE -> metric.category().equals("usage");
            case RETENTION -> false;
        };
    }
}
