package io.healthscore.event;

import io.healthscore.account.Accounts;
import io.healthscore.account.SeatsStated;
import io.healthscore.account.SpendStated;
import io.healthscore.signal.EventType;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When the event is voided that said an account's spend or seats last, its record falls back on what was said before. */
@Component
class Unstated {

    private static final String LAST = """
            select last_value, last_at from signal_day
            where account_id = :accountId and type = :type
            order by day desc limit 1
            """;

    private final JdbcClient jdbc;
    private final Accounts accounts;

    Unstated(JdbcClient jdbc, Accounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    /** The day's signals are without the event already. */
    void follow(EventType type, EventKey voided) {
        var id = voided.accountId();
        if (type == EventType.SPEND_RECORDED) {
            var before = last(id, type).map(last -> new SpendStated(id, last.lastValue, last.lastAt.toInstant()));
            accounts.unstatedSpend(id, voided.occurredAt(), before.orElse(null));
        } else if (type == EventType.SEATS_CHANGED) {
            var before = last(id, type)
                    .map(last -> new SeatsStated(id, last.lastValue.longValueExact(), last.lastAt.toInstant()));
            accounts.unstatedSeats(id, voided.occurredAt(), before.orElse(null));
        }
    }

    private Optional<Last> last(String accountId, EventType type) {
        return jdbc.sql(LAST)
                .param("accountId", accountId)
                .param("type", type.word())
                .query(Last.class)
                .optional();
    }

    private record Last(BigDecimal lastValue, OffsetDateTime lastAt) {}
}
