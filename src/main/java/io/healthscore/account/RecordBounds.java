package io.healthscore.account;

import io.healthscore.platform.JsonFields;
import io.healthscore.platform.StoredJson;
import org.springframework.util.unit.DataSize;

/** How much a record may hold, however many requests have added to it. */
final class RecordBounds {

    private static final DataSize LARGEST_ATTRIBUTES = DataSize.ofKilobytes(64);
    private static final int MOST_EXTERNAL_IDS = 100;

    private RecordBounds() {}

    /**
     * Refuses what makes the record too large. One that is so for another reason, such as a merge, takes everything else, and
     * what makes it no larger.
     *
     * @param held what the record was; empty where nothing of it stays
     * @param next what the record becomes
     */
    static void check(JsonFields said, AccountRecord held, AccountRecord next) {
        if (said.states("attributes") && grows(size(held), size(next), LARGEST_ATTRIBUTES.toBytes())) {
            said.refuse(
                    "attributes",
                    "must have at most " + LARGEST_ATTRIBUTES.toKilobytes()
                            + " KiB as JSON, with those that the account has; leave some out or clear some with null");
        }
        if (said.states("externalIds")
                && grows(held.externalIds().size(), next.externalIds().size(), MOST_EXTERNAL_IDS)) {
            said.refuse(
                    "externalIds",
                    "must name at most " + MOST_EXTERNAL_IDS
                            + " systems, with those that the account has; leave some out or clear some with null");
        }
    }

    private static boolean grows(int held, int next, long most) {
        return next > most && next > held;
    }

    private static int size(AccountRecord record) {
        return StoredJson.size(record.particulars().attributes());
    }
}
