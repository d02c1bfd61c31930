package io.healthscore.simulation;

import io.healthscore.scoring.Insufficient;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects a whole preview into one answer whose size does not grow with the number of accounts. */
final class Summary implements Audience {

    private static final int MOST_LISTED = 1000;

    private final Runnable isThere;
    private final Distribution before = new Distribution();
    private final Distribution after = new Distribution();
    private final Migration migration = new Migration();
    private final Movers movers = new Movers();
    private final Few<Mover> improved = new Few<>(MOST_LISTED);
    private final Few<Losing> losing = new Few<>(MOST_LISTED);
    private long accounts;

    Summary(Runnable isThere) {
        this.isThere = isThere;
    }

    @Override
    public void take(Comparison comparison) {
        accounts++;
        before.add(comparison.before());
        after.add(comparison.after());
        migration.add(comparison);
        movers.add(comparison);
        if (comparison.isImprovedOnlyByMissingData()) {
            improved.add(() -> Mover.of(comparison));
        }
        if (comparison.losesItsScore()) {
            losing.add(() -> Losing.of(comparison));
        }
    }

    @Override
    public void isThere() {
        isThere.run();
    }

    Answer answer() {
        return new Answer(
                accounts,
                before.view(),
                after.view(),
                migration.view(),
                movers.count(),
                movers.largest().stream().map(Mover::of).toList(),
                improved.items(),
                losing.items(),
                new Cut(improved.cut(), losing.cut()));
    }

    /**
     * What a version would do to the portfolio.
     *
     * @param accounts all that were scored, those that no version gives a score included
     * @param migration best bands first; who stays is not in it
     * @param moved how many have a score on both sides, and not the same
     * @param movers the 50 that move most
     * @param improvedOnlyByMissingData those that rise, and would not if what counts no longer had kept its metric score
     * @param losingTheirScore those that have a score now and would have too little data
     * @param cut how many more the last two lists would have than the 1,000 that they show
     */
    record Answer(
            long accounts,
            Distribution.View before,
            Distribution.View after,
            List<Migration.View> migration,
            long moved,
            List<Mover> movers,
            List<Mover> improvedOnlyByMissingData,
            List<Losing> losingTheirScore,
            Cut cut) {}

    record Cut(long improvedOnlyByMissingData, long losingTheirScore) {}

    /**
     * An account that would have no score any more.
     *
     * @param because a sentence; null if the model does not say
     */
    record Losing(
            String accountId,
            @Nullable BigDecimal before,
            @Nullable String displayBefore,
            @Nullable String because) {

        static Losing of(Comparison comparison) {
            return new Losing(
                    comparison.accountId(),
                    comparison.before().score(),
                    comparison.before().displayScore(),
                    comparison
                            .after()
                            .outcome()
                            .insufficient()
                            .map(Insufficient::because)
                            .orElse(null));
        }
    }
}
