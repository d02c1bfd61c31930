package io.healthscore.simulation;

import io.healthscore.scoring.Band;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the scores of one side of a preview lie: collected account by account. */
final class Distribution {

    private final Map<Band, Long> bands = new EnumMap<>(Band.class);
    private BigDecimal sum = BigDecimal.ZERO;
    private long scored;

    void add(Comparison.Side side) {
        bands.merge(side.band(), 1L, Long::sum);
        var score = side.score();
        if (score != null) {
            sum = sum.add(score);
            scored++;
        }
    }

    /** Of those that have a score, two decimals; null while there is none. */
    private @Nullable BigDecimal mean() {
        return scored == 0 ? null : sum.divide(BigDecimal.valueOf(scored), 2, RoundingMode.HALF_UP);
    }

    View view() {
        var counts = new LinkedHashMap<String, Long>();
        for (var band : Band.values()) {
            counts.put(band.word(), bands.getOrDefault(band, 0L));
        }
        return new View(mean(), counts);
    }

    /**
     * One side's scores.
     *
     * @param mean of the accounts that have a score
     * @param bands how many accounts are in each, {@code insufficient_data} included
     */
    record View(@Nullable BigDecimal mean, Map<String, Long> bands) {}
}
