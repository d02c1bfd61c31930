package io.healthscore.scoring;

import io.healthscore.signal.EventType;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Small models for tests, as far as possible without effect. */
final class Models {

    static final Grading PERCENTAGE = new Grading(new Scale.Percentage(), new Bands(75, 50, 25, 0));

    private Models() {}

    /** One category, {@code all}, of these metrics and no floor but that something is measured. */
    static ScoringModel of(Metric... metrics) {
        return of(List.of(new Category("all", 1, 0)), metrics);
    }

    static ScoringModel of(List<Category> categories, Metric... metrics) {
        return new ScoringModel(
                "test",
                AppliesTo.EVERYBODY,
                PERCENTAGE,
                new Floors(0, new Confidence.Levels(0.8, 0.5), 14),
                categories,
                List.of(metrics),
                List.of(),
                Flags.OFF,
                Expansion.NONE,
                List.of());
    }

    static ScoringModel capped(ScoringModel model, Cap... caps) {
        return new ScoringModel(
                model.key(),
                model.appliesTo(),
                model.grading(),
                model.floors(),
                model.categories(),
                model.metrics(),
                List.of(caps),
                model.flags(),
                model.expansion(),
                model.plays());
    }

    static Metric metric(String key, double weight, Value value) {
        return metric(key, "all", weight, value, Absence.LEAVE_OUT);
    }

    /** Scores its value, cut to 0 to 100. */
    static Metric metric(String key, String category, double weight, Value value, Absence absence) {
        return new Metric(key, key, "", category, weight, value, new Curve.Linear(0, 100), absence);
    }

    static Absence whenMissing(Absence.WhenMissing whenMissing) {
        return new Absence(whenMissing, Value.FOREVER, OptionalInt.empty());
    }

    /** The last reported measure of that name. */
    static Value measure(String name) {
        return new Latest(Selection.of(EventType.MEASURE_REPORTED).named(Names.of(Set.of(name))), Value.FOREVER);
    }
}
