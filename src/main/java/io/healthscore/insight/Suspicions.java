package io.healthscore.insight;

import io.healthscore.insight.Portfolio.DataQuality;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the fleet-shift guard made of a day. */
@Repository
class Suspicions {

    private static final DataQuality NONE = new DataQuality(false, null);

    private final JdbcClient jdbc;

    Suspicions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    DataQuality on(LocalDate day) {
        return jdbc.sql("select reason from fleet_shift where day = :day and suspect")
                .param("day", day)
                .query((row, index) -> new DataQuality(true, row.getString("reason")))
                .optional()
                .orElse(NONE);
    }
}
