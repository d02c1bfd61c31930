package io.healthscore.model;

import io.healthscore.scoring.FittedReferences;
import io.healthscore.scoring.Reference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What each version's percentile curves compare with: written when the version is, and never again. */
@Repository
class References {

    private static final String INSERT = """
            insert into model_reference (key, version, metric, segment, day, accounts, quantiles)
            values (?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String OF_VERSION = """
            select metric, segment, day, accounts, quantiles from model_reference
            where key = ? and version = ? order by metric, segment
            """;

    private final JdbcTemplate jdbc;

    References(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(VersionId id, FittedReferences fitted) {
        var rows = fitted.byMetric().entrySet().stream()
                .flatMap(metric -> metric.getValue().entrySet().stream()
                        .map(segment -> row(id, metric.getKey(), segment.getKey(), segment.getValue())))
                .toList();
        jdbc.batchUpdate(INSERT, rows);
    }

    FittedReferences of(VersionId id) {
        var byMetric = new HashMap<String, Map<String, Reference>>();
        jdbc.query(
                OF_VERSION,
                row -> {
                    byMetric.computeIfAbsent(row.getString("metric"), metric -> new HashMap<>())
                            .put(row.getString("segment"), reference(row));
                },
                id.key(),
                id.version());
        return new FittedReferences(byMetric);
    }

    private static Object[] row(VersionId id, String metric, String segment, Reference reference) {
        var quantiles = reference.quantiles().toArray(Double[]::new);
        return new Object[] {id.key(), id.version(), metric, segment, reference.day(), reference.accounts(), quantiles};
    }

    private static Reference reference(ResultSet row) throws SQLException {
        var quantiles = (Double[]) row.getArray("quantiles").getArray();
        return new Reference(
                row.getObject("day", LocalDate.class), row.getInt("accounts"), List.copyOf(Arrays.asList(quantiles)));
    }
}
