package io.healthscore.score;

import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The orders of {@code GET /scores}; ties go by account id. Accounts without a value come last in each. No row of a past day
 * says when it changed, so that there the id alone decides.
 */
enum ScoreSort {
    ACCOUNT_ID("accountId", "0", false),
    SCORE("score", "coalesce(c.score, 101)", false),
    SCORE_DESCENDING("-score", "coalesce(c.score, -1)", true),
    CHANGE_30D("change30d", "coalesce(c.change_30d, 101)", false),
    CHANGED_AT_DESCENDING("-changedAt", "coalesce((extract(epoch from c.changed_at) * 1000000)::bigint, -1)", true);

    private final String word;
    private final String key;
    private final boolean descending;

    /** @param key a number, so that a cursor can carry it */
    ScoreSort(String word, String key, boolean descending) {
        this.word = word;
        this.key = key;
        this.descending = descending;
    }

    static ScoreSort of(@Nullable String word) {
        if (word == null) {
            return ACCOUNT_ID;
        }
        return Arrays.stream(values())
                .filter(sort -> sort.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidRequest(Fault.parameter(
                        "sort",
                        "must be one of "
                                + Arrays.stream(values()).map(sort -> sort.word).collect(Collectors.joining(", ")))));
    }

    String key() {
        return key;
    }

    String orderBy() {
        return this == ACCOUNT_ID ? "c.account_id" : key + (descending ? " desc" : "") + ", c.account_id";
    }

    /** True of the rows that come after {@code :afterKey} and {@code :afterId}. */
    String after() {
        if (this == ACCOUNT_ID) {
            // Said of both, else the planner reads one of the two tables from its beginning for each page.
            return "c.account_id > :afterId and a.account_id > :afterId";
        }
        return descending
                ? "(%1$s < :afterKey or %1$s = :afterKey and c.account_id > :afterId)".formatted(key)
                : "(%s, c.account_id) > (:afterKey, :afterId)".formatted(key);
    }
}
