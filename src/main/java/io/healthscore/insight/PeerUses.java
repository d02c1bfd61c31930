package io.healthscore.insight;

import io.healthscore.signal.EventType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads which features accounts used lately. */
@Repository
class PeerUses {

    /** The most frequent ones: a product that makes up names must not fill the memory. */
    private static final int NAMES_AT_MOST = 500;

    private static final String USE = """
            select distinct account_id, facet from signal_day
            where account_id = any(:ids) and type = 'feature_used' and day > :today::date - :days and facet = any(:names)
            """;

    private static final int ROWS_AT_ONCE = 10_000;

    private final JdbcClient jdbc;
    private final FeatureNames names;
    private final Clock clock;

    PeerUses(JdbcClient jdbc, FeatureNames names, Clock clock) {
        this.jdbc = jdbc;
        this.names = names;
        this.clock = clock;
    }

    /** By account; those that used none are left out. */
    Map<String, Set<String>> of(List<String> accountIds) {
        var known = names.of(EventType.FEATURE_USED, NAMES_AT_MOST).stream()
                .collect(Collectors.toMap(Function.identity(), Function.identity()));
        var features = new HashMap<String, Set<String>>();
        jdbc.sql(USE)
                .param("ids", accountIds.toArray(String[]::new))
                .param("today", LocalDate.now(clock))
                .param("days", PeerFeatures.DAYS)
                .param("names", known.keySet().toArray(String[]::new))
                .withFetchSize(ROWS_AT_ONCE)
                .query(row -> {
                    features.computeIfAbsent(row.getString("account_id"), id -> new HashSet<>())
                            .add(known.get(row.getString("facet"))); // the same text for all accounts
                });
        return features;
    }
}
