package io.healthscore.account;

import java.util.List;

/**
 * The segment or the owner of these accounts is another one now, for past days as well, or whether they count at all.
 * Published inside the changing transaction, beside {@link AccountsChanged}.
 *
 * @param movesTotals whether sums over all accounts differ too, since one counts now that did not, or no longer
 */
public record AccountsRegrouped(List<String> accountIds, boolean movesTotals) {

    public AccountsRegrouped {
        accountIds = List.copyOf(accountIds);
    }
}
