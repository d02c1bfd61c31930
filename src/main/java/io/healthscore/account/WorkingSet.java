package io.healthscore.account;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The accounts that a transaction has locked and loaded, and who holds the external ids that it deals with. */
class WorkingSet {

    private final Map<String, AccountChange> changes;
    private final Map<ExternalId, String> holders;
    private final Set<String> untouched;

    /** @param created which of the accounts were not there before */
    WorkingSet(Collection<Account> accounts, Set<String> created, Map<ExternalId, String> holders) {
        this.changes = accounts.stream()
                .map(AccountChange::startingFrom)
                .collect(Collectors.toMap(AccountChange::accountId, Function.identity()));
        this.untouched = new HashSet<>(created);
        this.holders = new HashMap<>(holders);
    }

    Account account(String id) {
        return Objects.requireNonNull(changes.get(id), id).account();
    }

    /** Whether the account was created for this transaction and nothing given to it yet. */
    boolean isNew(String id) {
        return untouched.contains(id);
    }

    /**
     * Makes the account's record this one.
     *
     * @throws ExternalIdTaken if another account holds one of its external ids at this moment; nothing is changed then
     */
    void give(String id, AccountRecord next, Instant now) {
        ExternalId.of(next.externalIds()).forEach(externalId -> {
            var holder = holders.getOrDefault(externalId, id);
            if (!holder.equals(id)) {
                throw new ExternalIdTaken(externalId, holder);
            }
        });
        var account = account(id);
        ExternalId.of(account.record().externalIds()).forEach(holders::remove);
        ExternalId.of(next.externalIds()).forEach(externalId -> holders.put(externalId, id));
        account.become(next, now);
        untouched.remove(id);
    }

    /** Created for nothing: what was to be given to them was refused. */
    Set<String> untouched() {
        return untouched;
    }

    List<AccountChange> changes() {
        return changes.values().stream()
                .filter(change -> !untouched.contains(change.accountId()))
                .toList();
    }
}
