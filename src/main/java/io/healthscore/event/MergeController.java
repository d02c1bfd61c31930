package io.healthscore.event;

import io.healthscore.account.AccountIds;
import io.healthscore.account.UnknownAccount;
import io.healthscore.platform.BoundedBody;
import io.healthscore.platform.JsonFields;
import io.healthscore.platform.StrictJson;
import java.io.InputStream;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Makes two accounts one, as a CRM does with its own. */
@RestController
class MergeController {

    private final Merges merges;

    MergeController(Merges merges) {
        this.merges = merges;
    }

    /**
     * What a merge came to.
     *
     * @param accountId of the account that is gone
     * @param into of the one that has everything now
     * @param events that moved
     * @param duplicates that the other account had already, by time and id
     * @param externalIds that moved, by system
     * @param droppedExternalIds where the other account has one of that system already
     */
    record MergeResult(
            String accountId,
            String into,
            long events,
            long duplicates,
            Map<String, String> externalIds,
            Map<String, String> droppedExternalIds) {

        static MergeResult of(Merge merge, MergeSteps.Merged merged) {
            return new MergeResult(
                    merge.from(),
                    merge.into(),
                    merged.moved().events(),
                    merged.moved().duplicates(),
                    merged.externalIds().moved(),
                    merged.externalIds().dropped());
        }
    }

    @PostMapping(path = "/api/v1/accounts/{accountId}/merge", consumes = MediaType.APPLICATION_JSON_VALUE)
    MergeResult merge(@PathVariable String accountId, InputStream body) {
        var merge = new Merge(accountId, into(accountId, JsonFields.of(StrictJson.read(new BoundedBody(body)))));
        if (!AccountIds.allows(accountId)) {
            throw UnknownAccount.withId(accountId);
        }
        return MergeResult.of(merge, merges.of(merge));
    }

    private static String into(String accountId, JsonFields json) {
        var into = json.text("into", 1, 128)
                .must(AccountIds::allows, AccountIds.RULE)
                .must(id -> !id.equals(accountId), "must be another account")
                .required();
        json.refuseOthers("a merge");
        json.throwIfFaulty();
        return into;
    }
}
