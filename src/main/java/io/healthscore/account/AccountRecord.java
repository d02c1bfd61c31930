package io.healthscore.account;

import java.util.Map;

/**
 * Everything that a client may say about an account.
 *
 * @param externalIds the account's id in each other system, by the system's name
 */
record AccountRecord(Particulars particulars, Map<String, String> externalIds) {

    static final AccountRecord EMPTY = new AccountRecord(Particulars.NONE, Map.of());

    AccountRecord {
        externalIds = Map.copyOf(externalIds);
    }

    boolean saysTheSameAs(AccountRecord other) {
        return externalIds.equals(other.externalIds) && particulars.saysTheSameAs(other.particulars);
    }
}
