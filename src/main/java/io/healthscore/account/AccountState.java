package io.healthscore.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where an account stands, beside its score's band. */
public enum AccountState {
    ACTIVE,
    /** No usage for the model's {@code silentFor}. */
    DORMANT,
    /** Cancelled, and the last day is still to come: scored, capped, flagged and listed. */
    LEAVING,
    /** That day has come, and neither a renewal nor spend came later: no score, history kept. */
    CHURNED;

    /** The state of that word; an unknown one has none. */
    public static Optional<AccountState> of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }

    /** As written in the API and the database, such as {@code leaving}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
