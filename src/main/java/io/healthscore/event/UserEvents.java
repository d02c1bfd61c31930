package io.healthscore.event;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A person's events: those that name them as the user, or as the author of a pulse or touchpoint. */
@Component
class UserEvents {

    /** Instead of an author who must be named and is forgotten. */
    static final String ERASED = "erased";

    private static final String FIND = """
            select distinct account_id, (occurred_at at time zone 'UTC')::date as day from only %s
            where ctid >= :from::tid and ctid < :before::tid
              and (user_id = :userId or detail ->> 'author' = :author::text)
            order by account_id, day
            limit :limit
            """;

    private static final String FORGET = """
            update event set
                user_id = nullif(user_id, :userId),
                detail = case when detail ->> 'author' = :author::text
                              then jsonb_set(detail, '{author}', :erased::jsonb) else detail end,
                properties = null
            where account_id = :accountId and occurred_at >= :from and occurred_at < :before
              and (user_id = :userId or detail ->> 'author' = :author::text)
            """;

    private final JdbcClient jdbc;

    UserEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A day on which an account has some. */
    record AccountDay(String accountId, LocalDate day) {}

    List<AccountDay> in(Slice slice, String userId, int limit) {
        return jdbc.sql(FIND.formatted(slice.table()))
                .param("from", Slice.place(slice.from()))
                .param("before", Slice.place(slice.before()))
                .param("userId", userId)
                .param("author", author(userId))
                .param("limit", limit)
                .query(AccountDay.class)
                .list();
    }

    /** Takes the person out of that day's events, with all properties of these; says how many they were. */
    int forget(AccountDay place, String userId) {
        return jdbc.sql(FORGET)
                .param("userId", userId)
                .param("author", author(userId))
                .param("erased", "\"" + ERASED + "\"")
                .param("accountId", place.accountId())
                .param("from", place.day().atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("before", place.day().plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whoever is called as the forgotten are is no author: the word would be found again for ever. */
    private static @Nullable String author(String userId) {
        return userId.equals(ERASED) ? null : userId;
    }
}
