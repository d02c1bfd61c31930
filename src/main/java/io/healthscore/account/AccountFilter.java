package io.healthscore.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts a list is to show; null filters nothing.
 *
 * @param states all but {@code churned} when empty
 * @param q part of an id or a name, in upper or lower case
 */
record AccountFilter(
        @Nullable String segment,
        @Nullable String lifecycle,
        @Nullable String owner,
        Set<AccountState> states,
        @Nullable Boolean registered,
        @Nullable ExternalId externalId,
        @Nullable String q) {}
