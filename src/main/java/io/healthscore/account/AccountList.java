package io.healthscore.account;

import io.healthscore.platform.Limits;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists accounts by id, a page at a time. */
@Component
class AccountList {

    private static final String LIST = """
            select account_id from account a
            where account_id > :after and not excluded and state = any(:states)
              and (:segment::text is null or segment = :segment)
              and (:lifecycle::text is null or lifecycle = :lifecycle)
              and (:owner::text is null or owner = :owner)
              and (:registered::boolean is null or (registered_at is not null) = :registered)
              and (:q::text is null or strpos(lower(account_id), lower(:q)) > 0 or strpos(lower(name), lower(:q)) > 0)
              and (:system::text is null or account_id = any(array(
                    select e.account_id from account_external_id e
                    where e.system = :system and e.external_id = :externalId)))
            order by account_id limit :limit
            """;

    private final JdbcClient jdbc;

    AccountList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The ids behind {@code after}, and one more than the limit if there are so many. */
    List<String> idsAfter(String after, AccountFilter filter, Limits limits) {
        var externalId = filter.externalId();
        return jdbc.sql(LIST)
                .param("after", after)
                .param(
                        "states",
                        filter.states().stream().map(AccountState::word).toArray(String[]::new))
                .param("segment", filter.segment())
                .param("lifecycle", filter.lifecycle())
                .param("owner", filter.owner())
                .param("registered", filter.registered())
                .param("q", filter.q())
                .param("system", externalId == null ? null : externalId.system())
                .param("externalId", externalId == null ? null : externalId.id())
                .param("limit", limits.withOneMore())
                .query(String.class)
                .list();
    }
}
