package io.healthscore.score;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An account of which nothing is to be left. */
record ErasedAccount(JdbcClient jdbc, String accountId) {

    /** Scans every table that has an account id, so that a new one can't be forgotten. */
    List<String> tablesThatKnowIt() {
        var tables = jdbc.sql("""
                select c.table_name from information_schema.columns c
                join information_schema.tables t using (table_schema, table_name)
                where c.table_schema = 'public' and c.column_name = 'account_id' and t.table_type = 'BASE TABLE'
                order by c.table_name
                """).query(String.class).list();
        return tables.stream()
                .filter(table -> jdbc.sql("select exists(select from \"" + table + "\" where account_id = :id)")
                        .param("id", accountId)
                        .query(Boolean.class)
                        .single())
                .toList();
    }
}
