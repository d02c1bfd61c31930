package io.healthscore.account;

/** Where an account stands, beside its score's band. */
public enum AccountState {
    ACTIVE,
    /** No usage for the model's {@code silentFor}. */
    DORMANT,
    /** Cancelled, and the last day is still to come: scored, capped, flagged and listed. */
    LEAVING,
    /** That day has come, and neither a renewal nor spend came later: no score, history kept. */
    CHURNED;

    /** As written in the API and the database, such as {@code leaving}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
