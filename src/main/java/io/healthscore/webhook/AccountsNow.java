package io.healthscore.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads how accounts stand. */
@Repository
class AccountsNow {

    private static final String READ = """
            select s.account_id, a.name, a.segment, a.owner, s.score, s.band, s.flags, s.change_7d, s.change_30d,
                   s.overridden or coalesce(d.overridden, false) as overridden, a.spend, s.notice_by,
                   s.expansion_score, s.top_reason, s.top_play, s.model_key, s.model_version
            from score_current s
            join account a on a.account_id = s.account_id and not a.excluded
            left join score_day d on d.account_id = s.account_id and d.day = s.day - 7
            where s.account_id = any(:ids) and s.band <> '' and s.state <> 'churned'
            """;

    private static final String IS_TOLD_OF = """
            select exists (
                select from account a
                left join score_current s on s.account_id = a.account_id
                where a.account_id = :id and not a.excluded and s.state is distinct from 'churned')
            """;

    private final JdbcClient jdbc;

    AccountsNow(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By id; nothing of accounts that are excluded, have churned or have no score row: nobody is told of these. */
    Map<String, AccountNow> read(Collection<String> accountIds) {
        return jdbc.sql(READ).param("ids", accountIds.toArray(String[]::new)).query(AccountsNow::read).list().stream()
                .collect(Collectors.toMap(AccountNow::accountId, Function.identity()));
    }

    /** Whether anybody is told of what happens to it: not if it is excluded or has churned. */
    boolean isToldOf(String accountId) {
        return jdbc.sql(IS_TOLD_OF).param("id", accountId).query(Boolean.class).single();
    }

    private static AccountNow read(ResultSet row, int index) throws SQLException {
        var flags = List.of((String[]) row.getArray("flags").getArray());
        return new AccountNow(
                row.getString("account_id"),
                row.getString("name"),
                row.getString("segment"),
                row.getString("owner"),
                row.getBigDecimal("score"),
                row.getString("band"),
                flags.contains("at_risk"),
                flags.contains("expansion_ready"),
                row.getBigDecimal("change_7d"),
                row.getBigDecimal("change_30d"),
                row.getBoolean("overridden"),
                row.getBigDecimal("spend"),
                row.getObject("notice_by", LocalDate.class),
                row.getBigDecimal("expansion_score"),
                row.getString("top_reason"),
                row.getString("top_play"),
                row.getString("model_key"),
                row.getInt("model_version"));
    }
}
