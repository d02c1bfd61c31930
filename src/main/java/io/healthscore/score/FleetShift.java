package io.healthscore.score;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The guard's verdict on a day.
 *
 * @param reason why its data are doubted, as a sentence; null when they are not
 */
record FleetShift(LocalDate day, FleetMoves moves, @Nullable String reason) {

    boolean suspect() {
        return reason != null;
    }
}
