package io.healthscore.account;

import io.healthscore.account.AccountRows.Lock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What other packages may do with accounts. Every transaction that writes rows of an account calls {@link #ensure} or
 * {@link #lockExisting} first: an erasure then waits for it, or it waits for the erasure and starts the account afresh.
 * Take these locks before any other; all of them are taken by id ascending.
 */
@Component
public class Accounts {

    private final AccountRows rows;
    private final FactsReader facts;
    private final LastKnown lastKnown;
    private final AccountSettings settings;

    Accounts(AccountRows rows, FactsReader facts, LastKnown lastKnown, AccountSettings settings) {
        this.rows = rows;
        this.facts = facts;
        this.lastKnown = lastKnown;
        this.settings = settings;
    }

    /**
     * Holds these accounts in place until the transaction ends, creating those that are missing as unregistered ones.
     * One statement when all exist.
     *
     * @return those that exist now: all, unless {@code healthscore.accounts.auto-create=false} forbids creating
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<String> ensure(SortedSet<String> ids) {
        if (!settings.autoCreate()) {
            return lockExisting(ids);
        }
        rows.lockOrCreate(ids, Lock.KEY_SHARE);
        return ids;
    }

    /** Holds those of these accounts that exist in place until the transaction ends, and says which they are. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<String> lockExisting(SortedSet<String> ids) {
        return rows.lock(ids, Lock.KEY_SHARE);
    }

    /** The facts of up to 1,000 accounts, by id; an unknown one has none. */
    public Map<String, FactsByDay> factsOf(Collection<String> ids) {
        return facts.read(ids);
    }

    /**
     * Keeps the records' seats and spend in step with events, in any order and as often as they come: the latest time
     * holds, of equal ones the last. Locks the accounts' rows against other writers, so it goes before signals.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void stated(Collection<SpendStated> spend, Collection<SeatsStated> seats) {
        lastKnown.keepStated(spend, seats);
    }

    /**
     * What was said of an account's spend at a time is taken back: if that is what its record says, this holds again.
     *
     * @param before what was said before; null for nothing
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void unstatedSpend(String accountId, Instant at, @Nullable SpendStated before) {
        lastKnown.takeBackSpend(accountId, at, before);
    }

    /** The same for its seats. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void unstatedSeats(String accountId, Instant at, @Nullable SeatsStated before) {
        lastKnown.takeBackSeats(accountId, at, before);
    }

    /**
     * Keeps the accounts' states, which a score's computation finds, where lists and filters read them. Whoever calls it
     * holds these accounts' scores, so that states follow one another as scores do. Locks the accounts' rows against
     * other writers, who wait for no score.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void stateIs(Map<String, AccountState> byId) {
        lastKnown.keepStates(byId);
    }
}
