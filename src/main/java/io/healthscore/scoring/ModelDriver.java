package io.healthscore.scoring;

import io.healthscore.scoring.Driver.Side;
import java.util.List;

/** What another version, or another model, made of the same day. */
final class ModelDriver {

    private ModelDriver() {}

    /** At most one; both days have a rating of their own. */
    static List<Driver> of(Standing from, Score bridge, Standing to) {
        if (from.isOfTheSameVersionAs(to)) {
            return List.of();
        }
        boolean known = bridge.rating().isPresent();
        double before = rawScore(from.score());
        double after = rawScore(known ? bridge : to.score());
        return List.of(new Driver(
                Driver.Kind.MODEL,
                to.model(),
                Words.hundredths(after - before),
                Side.ofModel(from.version(), before),
                Side.ofModel(to.version(), after),
                because(from, to) + (known ? "" : ", under which " + bridge.day() + " has no score to compare with")));
    }

    private static String because(Standing from, Standing to) {
        return from.model().equals(to.model())
                ? "model %s moved from version %d to %d".formatted(to.model(), from.version(), to.version())
                : "the model changed from %s to %s".formatted(from.modelName(), to.modelName());
    }

    private static double rawScore(Score score) {
        return score.rating().orElseThrow().rawScore();
    }
}
