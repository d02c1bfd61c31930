package io.healthscore.account;

import java.math.BigDecimal;
import java.time.Instant;

/** The account's record was given another spend than it had: worth a {@code spend_recorded} of that moment. */
public record SpendStated(String accountId, BigDecimal monthly, Instant at) implements Stated {}
