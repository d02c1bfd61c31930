package io.healthscore.insight;

import io.healthscore.platform.EmptyParameter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whose portfolio: what the accounts' records say now decides, for past days too. */
record PortfolioFilter(@Nullable String segment, @Nullable String owner) {

    PortfolioFilter {
        segment = EmptyParameter.asNone(segment);
        owner = EmptyParameter.asNone(owner);
    }

    boolean isEverybody() {
        return segment == null && owner == null;
    }

    /** True of the accounts {@code a} in question. */
    String condition() {
        return "not a.excluded"
                + (segment == null ? "" : " and a.segment = :segment")
                + (owner == null ? "" : " and a.owner = :owner");
    }

    Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>();
        if (segment != null) {
            parameters.put("segment", segment);
        }
        if (owner != null) {
            parameters.put("owner", owner);
        }
        return parameters;
    }
}
