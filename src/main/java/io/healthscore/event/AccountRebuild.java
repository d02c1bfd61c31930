package io.healthscore.event;

import io.healthscore.signal.Days;
import io.healthscore.signal.SignalCorrection.Comparison;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes one account's signals anew from its events, in one transaction that has the account alone. */
@Component
class AccountRebuild {

    private final AccountLock lock;
    private final Partitions partitions;
    private final Recount recount;

    AccountRebuild(AccountLock lock, Partitions partitions, Recount recount) {
        this.lock = lock;
        this.partitions = partitions;
        this.recount = recount;
    }

    /** Compares the days whose partitions exist, for older signals outlive their events. */
    @Transactional
    public Comparison rebuild(String accountId, boolean dryRun) {
        lock.take(new TreeSet<>(Set.of(accountId)));
        var months = partitions.attached();
        var days = new Days(months.first().atDay(1), months.last().plusMonths(1).atDay(1));
        return dryRun ? recount.compare(accountId, days) : recount.correct(accountId, days);
    }
}
