package io.healthscore.account;

/**
 * The account's row is deleted, its transaction still open: every package deletes its own rows of this account now.
 * Whoever writes to the account meanwhile waits for the row, finds it gone, and starts the account afresh.
 */
public record AccountErased(String accountId) {}
