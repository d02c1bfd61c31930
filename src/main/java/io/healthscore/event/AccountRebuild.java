package io.healthscore.event;

import io.healthscore.account.UnknownAccount;
import io.healthscore.signal.SignalCorrection;
import io.healthscore.signal.SignalCorrection.Comparison;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes one account's signals anew from its events, in one transaction that has the account alone. */
@Component
class AccountRebuild {

    /** Whoever takes events in holds the row as well, so all that is counted is committed, and nothing else is. */
    private static final String LOCK = "select account_id from account where account_id = :accountId for update";

    private final JdbcClient jdbc;
    private final Partitions partitions;
    private final EventLog log;
    private final SignalCorrection signals;

    AccountRebuild(JdbcClient jdbc, Partitions partitions, EventLog log, SignalCorrection signals) {
        this.jdbc = jdbc;
        this.partitions = partitions;
        this.log = log;
        this.signals = signals;
    }

    /** Compares the days whose partitions exist, for older signals outlive their events. */
    @Transactional
    public Comparison rebuild(String accountId, boolean dryRun) {
        lock(accountId);
        var from = Partitions.start(partitions.attached().first());
        var comparison = signals.compare(
                accountId,
                LocalDate.ofInstant(from, ZoneOffset.UTC),
                log.count(accountId, from).signals());
        if (!dryRun && !comparison.differences().isEmpty()) {
            signals.correct(comparison.differences());
        }
        return comparison;
    }

    private void lock(String accountId) {
        var locked =
                jdbc.sql(LOCK).param("accountId", accountId).query(String.class).list();
        if (locked.isEmpty()) {
            throw UnknownAccount.withId(accountId);
        }
    }
}
