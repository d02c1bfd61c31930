package io.healthscore.account;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds, for the id of an account nobody registered, the registered id that was probably meant. Looks only at the ids
 * next to it in order, read forwards and backwards, so that a typo anywhere is found and the cost is bounded.
 */
@Component
class NearestIds {

    private static final String NEIGHBOURS = """
            select asked.id, near.account_id
            from unnest(:ids) as asked (id)
            cross join lateral (
                (select account_id from account
                 where registered_at is not null and account_fold(account_id) >= account_fold(asked.id collate "C")
                 order by account_fold(account_id) limit :some)
                union all
                (select account_id from account
                 where registered_at is not null and account_fold(account_id) < account_fold(asked.id collate "C")
                 order by account_fold(account_id) desc limit :some)
                union all
                (select account_id from account
                 where registered_at is not null
                   and reverse(account_fold(account_id)) >= reverse(account_fold(asked.id collate "C"))
                 order by reverse(account_fold(account_id)) limit :some)
                union all
                (select account_id from account
                 where registered_at is not null
                   and reverse(account_fold(account_id)) < reverse(account_fold(asked.id collate "C"))
                 order by reverse(account_fold(account_id)) desc limit :some)
            ) near
            """;

    private static final int SOME = 8;

    private final JdbcClient jdbc;

    NearestIds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the id asked for; one that resembles no registered id has none. */
    Map<String, String> to(Collection<String> ids) {
        var nearest = new HashMap<String, Likeness>();
        if (!ids.isEmpty()) {
            jdbc.sql(NEIGHBOURS)
                    .param("ids", ids.toArray(String[]::new))
                    .param("some", SOME)
                    .query(row -> {
                        var likeness = Likeness.of(row.getString("id"), row.getString("account_id"));
                        if (likeness.isPlausible()) {
                            nearest.merge(likeness.written(), likeness, Likeness::closer);
                        }
                    });
        }
        var meant = new HashMap<String, String>();
        nearest.forEach((written, likeness) -> meant.put(written, likeness.meant()));
        return meant;
    }
}
