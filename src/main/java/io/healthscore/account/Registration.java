package io.healthscore.account;

import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import io.healthscore.platform.JsonFields;
import io.healthscore.platform.StrictJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One item of a request that merges accounts.
 *
 * @param pointer where it is in the body
 * @param id as sent, right or wrong
 * @param fields what to merge
 * @param said what the fields alone would make
 * @param faults what is wrong with them; without any, the id is there and allowed
 */
record Registration(String pointer, @Nullable String id, ObjectNode fields, AccountRecord said, List<Fault> faults) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Registration of(StrictJson.Document item) {
        var json = JsonFields.of(item);
        json.text("id", 1, AccountIds.LONGEST)
                .must(AccountIds::allows, AccountIds.RULE)
                .required();
        var said = AccountReader.read(json);
        var fields = item.node() instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        return new Registration(item.pointer(), idAsSent(fields), fields, said, json.faults());
    }

    /**
     * What the record becomes: absent fields stay, null clears.
     *
     * @throws InvalidRequest if it holds too much then
     */
    AccountRecord mergedInto(AccountRecord held) {
        ObjectNode json = JSON.valueToTree(held.particulars());
        json.set("externalIds", JSON.valueToTree(held.externalIds()));
        var merged = AccountReader.read(JsonFields.of(MergePatch.apply(fields, json), pointer, List.of()));
        var added = JsonFields.of(fields, pointer, List.of());
        RecordBounds.check(added, held, merged);
        added.throwIfFaulty();
        return merged;
    }

    private static @Nullable String idAsSent(ObjectNode fields) {
        var id = fields.get("id");
        return id != null && id.isString() ? id.stringValue() : null;
    }
}
