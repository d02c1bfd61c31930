package io.healthscore.account;

import io.healthscore.platform.EmptyParameter;
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
        @Nullable String q) {

    AccountFilter {
        segment = EmptyParameter.asNone(segment);
        lifecycle = EmptyParameter.asNone(lifecycle);
        owner = EmptyParameter.asNone(owner);
        q = EmptyParameter.asNone(q);
    }
}
