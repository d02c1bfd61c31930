package io.healthscore.score;

import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import io.healthscore.platform.JsonFields;
import io.healthscore.platform.StrictJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose scores are looked up.
 *
 * @param system the system that the ids are of; null for the accounts' own ids
 */
record LookupRequest(@Nullable String system, List<String> ids) {

    private static final int MOST = 1000;
    private static final int LONGEST = 200;

    static LookupRequest of(StrictJson.Document document) {
        var json = JsonFields.of(document);
        var accountIds = json.texts("accountIds", 1, LONGEST);
        var system = json.text("system", 1, LONGEST).orNull();
        var ids = json.texts("ids", 1, LONGEST);
        json.refuseOthers("a lookup");
        json.throwIfFaulty();
        boolean own = document.node().hasNonNull("accountIds");
        if (own == (system != null) || own == document.node().hasNonNull("ids")) {
            throw new InvalidRequest(Fault.at("", "must have either accountIds, or system and ids of that system"));
        }
        var wanted = own ? accountIds : ids;
        if (wanted.size() > MOST) {
            throw new InvalidRequest(Fault.at(
                    own ? "/accountIds" : "/ids", "must have at most " + MOST + " ids; ask in several requests"));
        }
        return new LookupRequest(system, wanted);
    }
}
