package io.healthscore.account;

/**
 * One account becomes part of another, the transaction still open: every package moves what it wants to keep of {@code
 * from} now. After that it is erased, as {@link AccountErased} tells.
 */
public record AccountMerged(String from, String into) {}
