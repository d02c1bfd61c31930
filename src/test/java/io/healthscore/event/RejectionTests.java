package io.healthscore.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class RejectionTests {

    @Autowired
    RejectionRows rows;

    @Autowired
    Rejections rejections;

    @Autowired
    JdbcClient jdbc;

    final String account = Made.newAccount();

    @Test
    void cutsWhatIsLongAndKeepsNothingThatTheDatabaseCannot() {
        var rejection = new Rejection(Made.RECEIVED, null, null, "/\0", "\0", "x" + "\u00e4".repeat(4000));

        assertThat(rejection.pointer()).isEqualTo("/\uFFFD");
        assertThat(rejection.detail()).isEqualTo("\uFFFD");
        assertThat(rejection.payload()).isEqualTo("x" + "\u00e4".repeat(2047));
    }

    @Test
    void keepsARejectionThatIsAllLoneSurrogatesAndZeros() {
        rejections.add(List.of(rejection("\0\ud800")));

        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void keepsOnlyTheNewest() {
        rows.insert(Collections.nCopies(50, rejection("old")));
        rows.insert(Collections.nCopies(10, rejection("new")));

        rows.deleteBeyond(10);

        assertThat(rows.list(Instant.EPOCH, account, RejectionRows.Place.BEFORE_ALL, 100))
                .extracting(row -> row.rejection().payload())
                .hasSizeBetween(1, 10)
                .containsOnly("new");
    }

    @Test
    void deletesWhatIsOlderThanTwoWeeks() {
        rows.insert(List.of(rejection("old")));

        rows.deleteBefore(Made.RECEIVED);
        assertThat(kept()).isEqualTo(1);
        rows.deleteBefore(Made.RECEIVED.plusNanos(1000));
        assertThat(kept()).isZero();
    }

    private Rejection rejection(String payload) {
        return new Rejection(Made.RECEIVED, account, null, "/type", "is required", payload);
    }

    private int kept() {
        return jdbc.sql("select count(*) from event_rejection where account_id = ?")
                .param(account)
                .query(Integer.class)
                .single();
    }
}
