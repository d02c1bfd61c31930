package io.healthscore.account;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which account has an external id. */
@Component
class ExternalIdHolders {

    private static final String FIND = """
            select system, external_id, account_id from account_external_id
            where (system, external_id) in (select * from unnest(:systems::text[], :ids::text[]))
            """;

    private final JdbcClient jdbc;

    ExternalIdHolders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Finds now, rather than at the commit, whether another transaction gave one of them to an account of its own. */
    void check() {
        jdbc.sql("set constraints account_external_id_pkey immediate").update();
    }

    Optional<String> holderOf(ExternalId externalId) {
        return Optional.ofNullable(holdersOf(List.of(externalId)).get(externalId));
    }

    Map<ExternalId, String> holdersOf(Collection<ExternalId> externalIds) {
        if (externalIds.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(FIND)
                .param("systems", externalIds.stream().map(ExternalId::system).toArray(String[]::new))
                .param("ids", externalIds.stream().map(ExternalId::id).toArray(String[]::new))
                .query((row, number) -> Map.entry(
                        new ExternalId(row.getString("system"), row.getString("external_id")),
                        row.getString("account_id")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
