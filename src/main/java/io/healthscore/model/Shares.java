package io.healthscore.model;

import io.healthscore.scoring.ScoringModel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Each metric's part of the whole score, as it is answered. */
final class Shares {

    private static final int DECIMALS = 6;

    private Shares() {}

    /** By metric, in the model's order, half up to six decimals. */
    static Map<String, Double> of(ScoringModel model) {
        var shares = new LinkedHashMap<String, Double>();
        var exact = model.shares();
        for (int i = 0; i < exact.length; i++) {
            shares.put(model.metrics().get(i).key(), rounded(exact[i]));
        }
        return shares;
    }

    static double rounded(double number) {
        return BigDecimal.valueOf(number)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .doubleValue();
    }
}
