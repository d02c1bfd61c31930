package io.healthscore.account;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a score or its row is made of changed in these accounts' own records: facts, age, names, owner,
 * spend. Published inside the changing transaction, which holds the accounts' rows.
 *
 * @param dirtyFrom the first day that may be closed and whose score may differ now; null when that is none, {@link #EVER}
 *     when it is every day (the age changed, or the values first set, which hold for all days before)
 */
public record AccountsChanged(
        List<String> accountIds, @Nullable LocalDate dirtyFrom) {

    /** Before any day on which an event is kept. */
    public static final LocalDate EVER = LocalDate.EPOCH;

    public AccountsChanged {
        accountIds = List.copyOf(accountIds);
    }
}
