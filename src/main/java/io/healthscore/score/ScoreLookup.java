package io.healthscore.score;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The scores of given accounts, brought up to now first, in the order asked for. */
@Component
class ScoreLookup {

    private static final String BY_EXTERNAL_ID = """
            select external_id, account_id from account_external_id
            where system = :system and external_id = any(:ids)
            order by external_id
            """;

    private final JdbcClient jdbc;
    private final FreshScores fresh;
    private final ScoreLists lists;

    ScoreLookup(JdbcClient jdbc, FreshScores fresh, ScoreLists lists) {
        this.jdbc = jdbc;
        this.fresh = fresh;
        this.lists = lists;
    }

    /** A {@link ScoreRow} each, or what was not found. */
    List<Object> find(LookupRequest request) {
        if (request.system() == null) {
            var rows = rows(request.ids());
            return request.ids().stream()
                    .map(id -> found(rows, id, new UnknownId(id, false)))
                    .toList();
        }
        var accountIds = accountIds(request.system(), request.ids());
        var rows = rows(List.copyOf(accountIds.values()));
        return request.ids().stream()
                .map(id -> found(
                        rows, Objects.requireNonNullElse(accountIds.get(id), ""), new UnknownExternalId(id, false)))
                .toList();
    }

    private Map<String, ScoreRow> rows(List<String> accountIds) {
        fresh.refresh(accountIds);
        return lists.of(accountIds);
    }

    private static Object found(Map<String, ScoreRow> rows, String accountId, Object otherwise) {
        var row = rows.get(accountId);
        return row == null ? otherwise : row;
    }

    private Map<String, String> accountIds(String system, List<String> externalIds) {
        return jdbc
                .sql(BY_EXTERNAL_ID)
                .param("system", system)
                .param("ids", externalIds.toArray(String[]::new))
                .query((row, index) -> Map.entry(row.getString("external_id"), row.getString("account_id")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** No account has this id. */
    record UnknownId(String accountId, boolean found) {}

    /** No account has this id in the system asked about. */
    record UnknownExternalId(String externalId, boolean found) {}
}
