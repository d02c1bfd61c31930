package io.healthscore.account;

import java.time.Instant;

/** One thing said about an account at a time; the latest time holds. */
sealed interface Stated permits SeatsStated, SpendStated {

    String accountId();

    Instant at();
}
