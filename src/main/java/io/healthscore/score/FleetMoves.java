package io.healthscore.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How many accounts moved too far between two days. So many customers do not change their minds overnight: where more
 * than {@value #SUSPECT_PERCENT} % of at least {@value #ENOUGH} accounts moved by more than {@value #FAR} points the same
 * way, it is the data that changed.
 *
 * @param compared accounts with a score on both days that one model version gave and no person replaced
 */
record FleetMoves(int compared, int fell, int rose) {

    static final FleetMoves NONE = new FleetMoves(0, 0, 0);

    static final int FAR = 5;
    static final int SUSPECT_PERCENT = 15;

    /** Of fewer accounts a handful would be a crowd. */
    static final int ENOUGH = 20;

    boolean isSuspect() {
        return compared >= ENOUGH && 100 * moved() > SUSPECT_PERCENT * compared;
    }

    boolean isFall() {
        return fell >= rose;
    }

    /** The accounts that went the way most of them did. */
    int moved() {
        return Math.max(fell, rose);
    }

    /** @param metric the one that did most of it; null when contributions do not tell, since a cap did it */
    String because(LocalDate since, @Nullable MetricMove metric) {
        var what = "%d %% of the accounts (%d of %d) %s by more than %d points since %s"
                .formatted(
                        Math.round(100.0 * moved() / compared),
                        moved(),
                        compared,
                        isFall() ? "fell" : "rose",
                        FAR,
                        since);
        return metric == null
                ? what + "; no metric, but caps did it"
                : what + "; %s did most of it: %s points each on average".formatted(metric.key(), each(metric));
    }

    private String each(MetricMove metric) {
        return BigDecimal.valueOf(metric.points())
                .divide(BigDecimal.valueOf(moved()), 2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** By how much a metric's contributions to the moved accounts' scores changed in all, in points. */
    record MetricMove(String key, double points) {}
}
