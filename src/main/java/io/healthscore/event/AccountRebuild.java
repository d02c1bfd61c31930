package io.healthscore.event;

import io.healthscore.signal.Days;
import io.healthscore.signal.SignalCorrection.Comparison;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes some days of one account's signals anew from its events, in one transaction that has the account alone. */
@Component
class AccountRebuild {

    private final AccountLock lock;
    private final Recount recount;

    AccountRebuild(AccountLock lock, Recount recount) {
        this.lock = lock;
        this.recount = recount;
    }

    @Transactional
    public Comparison rebuild(String accountId, Days days, boolean dryRun) {
        lock.take(new TreeSet<>(Set.of(accountId)));
        return dryRun ? recount.compare(accountId, days) : recount.correct(accountId, days);
    }
}
