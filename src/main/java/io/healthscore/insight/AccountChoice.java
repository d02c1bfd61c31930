package io.healthscore.insight;

import io.healthscore.platform.Decimals;
import io.healthscore.platform.EmptyParameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts a list of insight is about: those that are neither excluded nor churned, narrowed by what their records
 * say now.
 *
 * @param minSpend per month, inclusive; accounts of unknown spend have none
 */
record AccountChoice(
        @Nullable String owner,
        @Nullable String segment,
        @Nullable BigDecimal minSpend) {

    AccountChoice {
        owner = EmptyParameter.asNone(owner);
        segment = EmptyParameter.asNone(segment);
        Decimals.require("minSpend", minSpend);
    }

    /** True of the accounts {@code a} with the current score {@code c} in question. */
    String condition() {
        return "c.band <> '' and c.state <> 'churned' and " + ofRecord();
    }

    /** True of the accounts {@code a} in question, those that have left among them. */
    String ofRecord() {
        var conditions = new ArrayList<>(List.of("not a.excluded"));
        if (owner != null) {
            conditions.add("a.owner = :owner");
        }
        if (segment != null) {
            conditions.add("a.segment = :segment");
        }
        if (minSpend != null) {
            conditions.add("a.spend >= :minSpend");
        }
        return String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>();
        if (owner != null) {
            parameters.put("owner", owner);
        }
        if (segment != null) {
            parameters.put("segment", segment);
        }
        if (minSpend != null) {
            parameters.put("minSpend", minSpend);
        }
        return parameters;
    }
}
