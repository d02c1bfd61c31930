package io.healthscore.account;

import io.healthscore.account.AccountRows.Lock;
import java.time.Instant;
import java.util.Collection;
import java.util.SortedSet;
import org.springframework.stereotype.Component;

/** Loads what a transaction is to change, and writes it: a few statements and batches, however many accounts. */
@Component
class WorkingSets {

    private final AccountRows rows;
    private final AccountRepository accounts;
    private final ExternalIdHolders holders;
    private final Changes changes;

    WorkingSets(AccountRows rows, AccountRepository accounts, ExternalIdHolders holders, Changes changes) {
        this.rows = rows;
        this.accounts = accounts;
        this.holders = holders;
        this.changes = changes;
    }

    /** Locks the accounts against other writers, creating those that are missing. */
    WorkingSet open(SortedSet<String> ids, Collection<ExternalId> externalIds) {
        var created = rows.lockOrCreate(ids, Lock.NO_KEY_UPDATE);
        return new WorkingSet(accounts.findByAccountIdInOrderByAccountId(ids), created, holders.holdersOf(externalIds));
    }

    void write(WorkingSet set, Instant now) {
        rows.discard(set.untouched());
        accounts.flush();
        holders.check();
        changes.follow(set.changes(), now);
    }
}
