package io.healthscore.account;

import org.springframework.stereotype.Component;

/** Finds one account. */
@Component
class AccountFinder {

    private final AccountRepository accounts;
    private final ExternalIdHolders holders;

    AccountFinder(AccountRepository accounts, ExternalIdHolders holders) {
        this.accounts = accounts;
        this.holders = holders;
    }

    Account withId(String id) {
        return accounts.withId(id).orElseThrow(() -> UnknownAccount.withId(id));
    }

    Account withExternalId(ExternalId externalId) {
        return holders.holderOf(externalId)
                .flatMap(accounts::withId)
                .orElseThrow(() -> UnknownAccount.withExternalId(externalId.system(), externalId.id()));
    }
}
