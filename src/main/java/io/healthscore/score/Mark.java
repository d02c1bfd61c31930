package io.healthscore.score;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What later scores need of a closing.
 *
 * @param appliedShift the model shift without what a chosen version did
 * @param measured under the version that applied; null where another one was chosen
 */
record Mark(
        String accountId,
        LocalDate day,
        @Nullable BigDecimal score,
        BigDecimal modelShift,
        BigDecimal appliedShift,
        @Nullable Measured measured,
        String modelKey,
        int modelVersion,
        boolean overridden,
        String flagState) {

    static Mark of(ResultSet row, int index) throws SQLException {
        return new Mark(
                row.getString("account_id"),
                row.getObject("day", LocalDate.class),
                row.getBigDecimal("score"),
                row.getBigDecimal("model_shift"),
                row.getBigDecimal("applied_shift"),
                Measured.of(row),
                row.getString("model_key"),
                row.getInt("model_version"),
                row.getBoolean("overridden"),
                row.getString("flag_state"));
    }

    Trend.Past past() {
        return new Trend.Past(
                score == null ? OptionalDouble.empty() : OptionalDouble.of(score.doubleValue()),
                modelShift.doubleValue(),
                overridden);
    }
}
