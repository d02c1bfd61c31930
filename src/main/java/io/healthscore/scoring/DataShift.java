package io.healthscore.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** How much of a score's move is not the customer's doing, but that of metrics that went missing or came back. */
public final class DataShift {

    private DataShift() {}

    /**
     * In points, negative when it lowered the score: the later score less what it would be if each metric that went
     * missing had kept its score and each that came back had stayed away.
     *
     * @param model the version that both scores were computed under; 0 when one of them has no rating
     */
    public static double between(ScoringModel model, Score before, Score after) {
        if (before.rating().isEmpty() || after.rating().isEmpty()) {
            return 0;
        }
        var kept = new ArrayList<OptionalDouble>();
        boolean same = true;
        for (int i = 0; i < after.metrics().size(); i++) {
            MetricScore was = before.metrics().get(i);
            MetricScore is = after.metrics().get(i);
            boolean changed = was.measurement().isMeasured() != is.measurement().isMeasured();
            kept.add(changed ? was.score() : is.score());
            same &= !changed;
        }
        return same ? 0 : Words.hundredths(after.rating().get().score() - score(model, kept, after.caps()));
    }

    private static double score(ScoringModel model, List<OptionalDouble> scores, List<CapHeld> caps) {
        double[] contributions = Tally.contributions(scores, Tally.weights(scores, model.shares()));
        double rawScore = Tally.rawScore(contributions);
        return caps.isEmpty() ? rawScore : Math.min(rawScore, caps.get(0).atMost());
    }
}
