package io.healthscore.account;

import io.healthscore.account.FactsByDay.Facts;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/** Keeps the facts as of the end of the day; what held on days before stays as it was. */
@Component
class FactsWriter {

    private static final String WITH_A_PAST = """
            select distinct account_id from account_day where account_id = any(:ids) and day < :today
            """;

    private static final String KEEP = """
            insert into account_day (account_id, day, segment, lifecycle, contract_ends_on, notice_days, auto_renew)
            values (:accountId, :today, :segment, :lifecycle, :contractEndsOn, :noticeDays, :autoRenew)
            on conflict (account_id, day) do update set
                segment = excluded.segment, lifecycle = excluded.lifecycle,
                contract_ends_on = excluded.contract_ends_on, notice_days = excluded.notice_days,
                auto_renew = excluded.auto_renew
            """;

    private final NamedParameterJdbcTemplate jdbc;

    FactsWriter(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes today's facts, and says whose are the first ones: those hold for all days before today as well. */
    Set<String> keep(SortedMap<String, Facts> byId, LocalDate today) {
        var first = new TreeSet<>(byId.keySet());
        first.removeAll(withAPast(byId.keySet(), today));
        var rows = byId.entrySet().stream()
                .map(entry -> parameters(entry.getKey(), entry.getValue(), today))
                .toArray(SqlParameterSource[]::new);
        jdbc.batchUpdate(KEEP, rows);
        return first;
    }

    /** Writes the facts of an account's days; there is none before that is not among them. */
    void replace(String accountId, SortedMap<LocalDate, Facts> byDay) {
        jdbc.batchUpdate(
                KEEP,
                byDay.entrySet().stream()
                        .map(entry -> parameters(accountId, entry.getValue(), entry.getKey()))
                        .toArray(SqlParameterSource[]::new));
    }

    private Collection<String> withAPast(Set<String> ids, LocalDate today) {
        return jdbc.queryForList(WITH_A_PAST, Map.of("ids", ids.toArray(String[]::new), "today", today), String.class);
    }

    private static SqlParameterSource parameters(String accountId, Facts facts, LocalDate today) {
        return new MapSqlParameterSource()
                .addValue("accountId", accountId)
                .addValue("today", today)
                .addValue("segment", facts.segment())
                .addValue("lifecycle", facts.lifecycle())
                .addValue("contractEndsOn", facts.contractEndsOn())
                .addValue("noticeDays", facts.noticeDays())
                .addValue("autoRenew", facts.autoRenew());
    }
}
