package io.healthscore.event;

import io.healthscore.event.UserEvents.AccountDay;
import io.healthscore.signal.UserHashes;
import java.util.List;
import org.springframework.stereotype.Component;

/** Looks for a person in a slice of what is kept. */
@Component
class PersonScan {

    private static final int DAYS_AT_A_TIME = 200;

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
            return events.in(slice, userId, DAYS_AT_A_TIME);
        }
        hashes.forget(userId, Slice.place(slice.from()), Slice.place(slice.before()), partitions.firstCounted());
        return List.of();
    }
}
