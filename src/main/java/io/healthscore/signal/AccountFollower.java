package io.healthscore.signal;

import io.healthscore.account.AccountErased;
import io.healthscore.account.AccountsChanged;
import java.util.List;
import java.util.TreeMap;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Follows what happens to accounts, inside the transaction in which it happens. */
@Component
class AccountFollower {

    private final SignalDays days;
    private final Revisions revisions;

    AccountFollower(SignalDays days, Revisions revisions) {
        this.days = days;
        this.revisions = revisions;
    }

    @EventListener
    void on(AccountErased erased) {
        days.erase(erased.accountId());
        revisions.erase(erased.accountId());
    }

    @EventListener
    void on(AccountsChanged changed) {
        var touches = touches();
        changed.accountIds()
                .forEach(id -> touches.changes.merge(
                        id, new AccountChange(id, changed.dirtyFrom(), null), AccountChange::and));
    }

    private Touches touches() {
        for (var synchronization : TransactionSynchronizationManager.getSynchronizations()) {
            if (synchronization instanceof Touches touches) {
                return touches;
            }
        }
        var touches = new Touches();
        TransactionSynchronizationManager.registerSynchronization(touches);
        return touches;
    }

    /**
     * What a transaction touched, made stale just before it commits: by then it has written its events and signals, which
     * are locked before revisions are, and all of its accounts can be locked in order. Whoever listens before the commit
     * comes after it, and finds revisions that no other transaction changes meanwhile.
     */
    private final class Touches implements TransactionSynchronization, Ordered {

        private final TreeMap<String, AccountChange> changes = new TreeMap<>();

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE - 1;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            revisions.change(List.copyOf(changes.values()));
        }
    }
}
