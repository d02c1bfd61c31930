package io.healthscore.insight;

import io.healthscore.platform.EmptyParameter;
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
        return records().ofRecord();
    }

    Map<String, Object> parameters() {
        return records().parameters();
    }

    private AccountChoice records() {
        return new AccountChoice(owner, segment, null);
    }
}
