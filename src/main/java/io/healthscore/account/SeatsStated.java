package io.healthscore.account;

import java.time.Instant;

/** The account's record was given another number of seats than it had: worth a {@code seats_changed} of that moment. */
public record SeatsStated(String accountId, long seats, Instant at) implements Stated {}
