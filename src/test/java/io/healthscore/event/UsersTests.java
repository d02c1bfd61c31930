package io.healthscore.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.signal.EventType;
import io.healthscore.signal.UserSet;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Distinct users beyond what a signal keeps: the smallest 512 hashes, the same in Java and in the database. */
@IntegrationTest
class UsersTests {

    private static final int USERS = 1500;

    @Autowired
    Ingestion ingestion;

    @Autowired
    Rebuild rebuild;

    @Autowired
    JdbcClient jdbc;

    final String account = Made.newAccount();

    @Test
    void keepsTheSmallestHashesWhetherMergedByTheDatabaseOrByJava() {
        for (int from = 0; from < USERS; from += 100) {
            ingestion.ingest(logins(from, from + 150));
        }

        var expected = IntStream.range(0, USERS + 50)
                .mapToLong(user -> UserSet.hash("user-" + user))
                .sorted()
                .limit(UserSet.CAPACITY)
                .toArray();
        assertThat(stored()).containsExactly(expected);
        assertThat(UserSet.size(stored())).isBetween(USERS * 0.85, USERS * 1.15);
        assertThat(rebuild.account(account, true).differences()).isEmpty();
    }

    private List<Event> logins(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(user -> Made.event(
                        EventType.LOGIN,
                        account,
                        "e-%d-%d".formatted(from, user),
                        "2026-02-01T00:00:00Z",
                        "user-" + user,
                        null,
                        null))
                .toList();
    }

    private long[] stored() {
        var users = jdbc.sql("select users::text from signal_day where account_id = ?")
                .param(account)
                .query(String.class)
                .single();
        return Arrays.stream(users.substring(1, users.length() - 1).split(","))
                .flatMapToLong(hash -> LongStream.of(Long.parseLong(hash)))
                .toArray();
    }
}
