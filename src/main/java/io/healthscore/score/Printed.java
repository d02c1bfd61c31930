package io.healthscore.score;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has to differ for a score to have changed: everything that is printed of it, but not when it was computed. */
record Printed(
        String state,
        @Nullable BigDecimal score,
        @Nullable String displayScore,
        String band,
        List<String> flags,
        String model,
        int modelVersion) {

    static Printed of(ScoreRow row) {
        return new Printed(
                row.state(), row.score(), row.displayScore(), row.band(), row.flags(), row.model(), row.modelVersion());
    }
}
