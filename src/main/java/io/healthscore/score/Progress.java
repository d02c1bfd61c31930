package io.healthscore.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * How far a job has come.
 *
 * @param done how many of its parts, 0 to {@code total}
 */
record Progress(long done, long total) {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    /** 0 to 100, two decimals, cut rather than rounded: 100 is said when nothing is left. */
    BigDecimal percent() {
        if (total == 0) {
            return WHOLE.setScale(2);
        }
        return WHOLE.multiply(BigDecimal.valueOf(done)).divide(BigDecimal.valueOf(total), 2, RoundingMode.DOWN);
    }

    /**
     * How many seconds the rest takes at the rate so far; empty while nothing is done by which to tell.
     *
     * @param elapsed since the job was started
     */
    OptionalLong secondsLeft(Duration elapsed) {
        if (done >= total) {
            return OptionalLong.of(0);
        }
        if (done == 0 || elapsed.isNegative()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of((long) Math.ceil(elapsed.toMillis() / 1000.0 / done * (total - done)));
    }
}
