package io.healthscore.score;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code band_change}: every change of band that was announced. */
@Repository
class BandChanges {

    private static final String RECORD = """
            insert into band_change (account_id, changed_at, day, from_band, to_band, from_score, to_score,
                                     model_key, model_version, revision, by_model)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;

    BandChanges(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void record(List<BandChanged> changes) {
        if (changes.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                RECORD,
                changes,
                changes.size(),
                (statement, change) -> new StatementRow(statement)
                        .set(change.accountId())
                        .set(change.at())
                        .set(change.day())
                        .set(change.fromBand())
                        .set(change.toBand())
                        .set(change.fromScore())
                        .set(change.toScore())
                        .set(change.model())
                        .set(change.modelVersion())
                        .set(change.revision())
                        .set(change.byModel()));
    }

    void erase(String accountId) {
        jdbc.update("delete from band_change where account_id = ?", accountId);
    }
}
