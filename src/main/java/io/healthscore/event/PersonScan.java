package io.healthscore.event;

import io.healthscore.event.UserEvents.AccountDay;
import io.healthscore.signal.UserHashes;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.stereotype.Component;

/** Looks for a person in a slice of what is kept. */
@Component
class PersonScan {

    private static final int DAYS_AT_A_TIME = 200;
    private static final String UNDEFINED_TABLE = "42P01";

    private final UserEvents events;
    private final UserHashes hashes;
    private final Partitions partitions;

    PersonScan(UserEvents events, UserHashes hashes, Partitions partitions) {
        this.events = events;
        this.hashes = hashes;
        this.partitions = partitions;
    }

    /** Days that are to be counted again; signals whose events are gone are mended at once, for they can't be. */
    List<AccountDay> find(String userId, Slice slice) {
        if (!slice.table().equals(Slices.SIGNALS)) {
            return inLog(userId, slice);
        }
        hashes.forget(userId, Slice.place(slice.from()), Slice.place(slice.before()), partitions.firstCounted());
        return List.of();
    }

    private List<AccountDay> inLog(String userId, Slice slice) {
        try {
            return events.in(slice, userId, DAYS_AT_A_TIME);
        } catch (BadSqlGrammarException e) {
            if (e.getCause() instanceof SQLException cause && UNDEFINED_TABLE.equals(cause.getSQLState())) {
                // The month was dropped since its slices were listed.
                return List.of();
            }
            throw e;
        }
    }
}
