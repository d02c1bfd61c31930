package io.healthscore.score;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows of the table {@code recalculation}. */
final class RecalculationRows {

    static final String SELECT = """
            select recalculation_id, from_day, to_day, account_ids, model_key, model_version, author, state, done, total,
                   changed_days, created_at, started_at, finished_at, failure
            from recalculation
            """;

    private RecalculationRows() {}

    static Recalculation read(ResultSet row, int index) throws SQLException {
        return new Recalculation(
                row.getLong("recalculation_id"),
                order(row),
                RecalculationState.of(row.getString("state")),
                new Progress(row.getLong("done"), row.getLong("total")),
                row.getLong("changed_days"),
                new Recalculation.Timing(
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        instant(row, "started_at"),
                        instant(row, "finished_at")),
                row.getString("failure"));
    }

    private static RecalculationOrder order(ResultSet row) throws SQLException {
        var ids = row.getArray("account_ids");
        var model = row.getString("model_key");
        return new RecalculationOrder(
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                ids == null ? null : List.of((String[]) ids.getArray()),
                model == null ? null : new RecalculationOrder.Version(model, row.getInt("model_version")),
                row.getString("author"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
