package io.healthscore.account;

import io.healthscore.account.FactsByDay.Facts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads many accounts' facts of all days in one statement. */
@Component
class FactsReader {

    private static final String READ = """
            select a.account_id, a.name, a.customer_since, (a.registered_at at time zone 'UTC')::date as registered_on,
                   d.day, d.segment, d.lifecycle, d.contract_ends_on, d.notice_days, d.auto_renew
            from account a left join account_day d on d.account_id = a.account_id
            where a.account_id = any(:ids)
            order by a.account_id, d.day
            """;

    private final JdbcClient jdbc;

    FactsReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, FactsByDay> read(Collection<String> ids) {
        return jdbc.sql(READ).param("ids", ids.toArray(String[]::new)).query(FactsReader::collect);
    }

    private static Map<String, FactsByDay> collect(ResultSet rows) throws SQLException {
        var found = new HashMap<String, FactsByDay>();
        while (rows.next()) {
            var account = found.get(rows.getString("account_id"));
            if (account == null) {
                account = account(rows);
                found.put(account.accountId(), account);
            }
            var day = rows.getObject("day", LocalDate.class);
            if (day != null) {
                account.changes().put(day, facts(rows));
            }
        }
        return found;
    }

    private static FactsByDay account(ResultSet row) throws SQLException {
        return new FactsByDay(
                row.getString("account_id"),
                row.getString("name"),
                row.getObject("customer_since", LocalDate.class),
                row.getObject("registered_on", LocalDate.class),
                new TreeMap<>());
    }

    private static Facts facts(ResultSet row) throws SQLException {
        return new Facts(
                row.getString("segment"),
                row.getString("lifecycle"),
                row.getObject("contract_ends_on", LocalDate.class),
                row.getObject("notice_days", Integer.class),
                row.getObject("auto_renew", Boolean.class));
    }
}
