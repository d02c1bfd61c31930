package io.healthscore.scoring;

import io.healthscore.scoring.Driver.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person's judgement, or its end, did to the score. */
final class OverrideDriver {

    private OverrideDriver() {}

    /** @param change what all other drivers leave to explain: the points that overrides give or take, to less from */
    static List<Driver> of(Standing from, Standing to, double change) {
        if (from.override() == null && to.override() == null) {
            return List.of();
        }
        return List.of(new Driver(
                Driver.Kind.OVERRIDE,
                "override",
                change,
                Side.of(from.override()),
                Side.of(to.override()),
                because(from.override(), to.override())));
    }

    private static String because(@Nullable ScoreOverride before, @Nullable ScoreOverride after) {
        if (after == null) {
            return before == null ? "" : "the override of %s by %s ended".formatted(points(before), before.author());
        }
        if (after.equals(before)) {
            return "the override of %s by %s stands, whatever was measured".formatted(points(after), after.author());
        }
        String instead = before == null ? "" : ", after an override of " + points(before);
        return "%s set it to %s%s: %s".formatted(after.author(), points(after), instead, after.reason());
    }

    private static String points(ScoreOverride override) {
        return Words.number(override.score());
    }
}
