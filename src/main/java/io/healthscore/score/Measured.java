package io.healthscore.score;

import io.healthscore.model.ModelVersion;
import io.healthscore.scoring.Score;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Which metrics of a version a day has a value of.
 *
 * @param metrics by their place in the version
 */
record Measured(String model, int version, BitSet metrics) {

    static Measured of(ModelVersion version, Score score) {
        var metrics = new BitSet();
        for (int i = 0; i < score.metrics().size(); i++) {
            metrics.set(i, score.metrics().get(i).measurement().isMeasured());
        }
        return new Measured(version.key(), version.version(), metrics);
    }

    /** Of a closing; null where it says nothing of metrics. */
    static @Nullable Measured of(ResultSet row) throws SQLException {
        var array = row.getArray("metric_values");
        if (array == null) {
            return null;
        }
        var values = (@Nullable Object[]) array.getArray();
        var metrics = new BitSet();
        for (int i = 0; i < values.length; i++) {
            metrics.set(i, values[i] != null);
        }
        return new Measured(row.getString("model_key"), row.getInt("model_version"), metrics);
    }
}
