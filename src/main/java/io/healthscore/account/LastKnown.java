package io.healthscore.account;

import io.healthscore.account.AccountRows.Lock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/**
 * Keeps, beside what an account's record says, what events and scores found out later: seats and spend as said last (by
 * the time they were said for, not by arrival), and the state.
 */
@Component
class LastKnown {

    private static final String SPEND = """
            update account set spend = :value, spend_at = :at
            where account_id = :accountId and (spend_at is null or spend_at <= :at)
            """;

    private static final String SEATS = """
            update account set seats = :value, seats_at = :at
            where account_id = :accountId and (seats_at is null or seats_at <= :at)
            """;

    private static final String STATE = """
            update account a set state = s.state
            from unnest(:ids, :states) as s (account_id, state)
            where a.account_id = s.account_id and a.state <> s.state
            """;

    private static final String SPEND_BACK = """
            update account set spend = :value::numeric, spend_at = :at::timestamptz
            where account_id = :accountId and spend_at = :saidAt
            """;

    private static final String SEATS_BACK = """
            update account set seats = :value::bigint, seats_at = :at::timestamptz
            where account_id = :accountId and seats_at = :saidAt
            """;

    private final NamedParameterJdbcTemplate jdbc;
    private final AccountRows rows;

    LastKnown(NamedParameterJdbcTemplate jdbc, AccountRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    void keepStates(Map<String, AccountState> byId) {
        if (byId.isEmpty()) {
            return;
        }
        var states = new TreeMap<>(byId);
        rows.lock(states.keySet(), Lock.NO_KEY_UPDATE);
        jdbc.update(
                STATE,
                Map.of(
                        "ids",
                        states.keySet().toArray(String[]::new),
                        "states",
                        states.values().stream().map(AccountState::word).toArray(String[]::new)));
    }

    void keepStated(Collection<SpendStated> spend, Collection<SeatsStated> seats) {
        var ids = new TreeSet<String>();
        spend.forEach(stated -> ids.add(stated.accountId()));
        seats.forEach(stated -> ids.add(stated.accountId()));
        if (ids.isEmpty()) {
            return;
        }
        rows.lock(ids, Lock.NO_KEY_UPDATE);
        jdbc.batchUpdate(SPEND, parameters(latest(spend), SpendStated::monthly));
        jdbc.batchUpdate(SEATS, parameters(latest(seats), SeatsStated::seats));
    }

    void takeBackSpend(String accountId, Instant saidAt, @Nullable SpendStated before) {
        takeBack(SPEND_BACK, accountId, saidAt, before, before == null ? null : before.monthly());
    }

    void takeBackSeats(String accountId, Instant saidAt, @Nullable SeatsStated before) {
        takeBack(SEATS_BACK, accountId, saidAt, before, before == null ? null : before.seats());
    }

    private void takeBack(
            String sql, String accountId, Instant saidAt, @Nullable Stated before, @Nullable Number value) {
        rows.lock(List.of(accountId), Lock.NO_KEY_UPDATE);
        jdbc.update(
                sql,
                new MapSqlParameterSource()
                        .addValue("accountId", accountId)
                        .addValue("saidAt", saidAt.atOffset(ZoneOffset.UTC))
                        .addValue("value", value)
                        .addValue("at", before == null ? null : before.at().atOffset(ZoneOffset.UTC)));
    }

    private static <S extends Stated> Map<String, S> latest(Collection<S> stated) {
        var latest = new TreeMap<String, S>();
        stated.forEach(each ->
                latest.merge(each.accountId(), each, (held, next) -> next.at().isBefore(held.at()) ? held : next));
        return latest;
    }

    private static <S extends Stated> SqlParameterSource[] parameters(
            Map<String, S> latest, Function<S, Object> value) {
        return latest.values().stream()
                .map(stated -> new MapSqlParameterSource()
                        .addValue("accountId", stated.accountId())
                        .addValue("value", value.apply(stated))
                        .addValue("at", OffsetDateTime.ofInstant(stated.at(), ZoneOffset.UTC)))
                .toArray(SqlParameterSource[]::new);
    }
}
