package io.healthscore.webhook;

import io.healthscore.platform.Times;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks at accounts that moved once the move has settled, and tells of what is worth telling. While today's data are in
 * doubt nobody is told of any account: the marks wait, and are judged by what is true then.
 */
@Component
class Announcements {

    private static final int AT_A_TIME = 200;

    private final ToldAccounts told;
    private final AccountJudge judge;
    private final JdbcClient jdbc;
    private final Clock clock;

    Announcements(ToldAccounts told, AccountJudge judge, JdbcClient jdbc, Clock clock) {
        this.told = told;
        this.judge = judge;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1S")
    void announce() {
        int found = AT_A_TIME;
        while (found == AT_A_TIME && !Thread.currentThread().isInterrupted()) {
            var now = Times.cut(clock.instant());
            var due = told.due(now, AT_A_TIME);
            if (due.isEmpty() || isDoubted(LocalDate.ofInstant(now, ZoneOffset.UTC))) {
                return;
            }
            found = judge.announce(due, now);
        }
    }

    private boolean isDoubted(LocalDate day) {
        return jdbc.sql("select exists (select from fleet_shift where day = :day and suspect)")
                .param("day", day)
                .query(Boolean.class)
                .single();
    }
}
