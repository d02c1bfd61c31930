package io.healthscore.insight;

import static io.healthscore.insight.Vendor.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.IntegrationTest;
import io.healthscore.insight.PeerGroup.Peer;
import io.healthscore.platform.SettableClock;
import io.healthscore.score.ScoreWork;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionOperations;

/** Of segment {@code sampled}, where one account is used daily. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeerSampleTests {

    private static final LocalDate TODAY = LocalDate.ofInstant(SettableClock.START, ZoneOffset.UTC);

    @Autowired
    RestTestClient client;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    PeerSample sample;

    @BeforeAll
    void segment() {
        var vendor = new Vendor(client);
        vendor.register("sampled-used", "\"segment\": \"sampled\", \"customerSince\": \"2024-01-01\"");
        vendor.use("sampled-used", TODAY.minusDays(40), TODAY, "sampled-often", "sampled-rare");
        vendor.send(event("sampled-used", "payment_received", TODAY.minusDays(9), ""));
        vendor.register("sampled-unknown", "\"segment\": \"sampled\", \"customerSince\": \"2024-01-01\"");
        client.put()
                .uri("/api/v1/accounts/sampled-unknown/score/override")
                .contentType(MediaType.APPLICATION_JSON)
                .body(
                        "{\"score\": 95, \"reason\": \"they told us\", \"author\": \"jo\", \"expiresAt\": \"%sT00:00:00Z\"}"
                                .formatted(TODAY.plusDays(7)))
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
        new ScoreWork(context).catchUp();
    }

    @Test
    void countsNoAccountWhoseScoreIsOnlyAnOverride() {
        assertThat(peers()).singleElement().satisfies(peer -> {
            assertThat(peer.health()).isPositive();
            assertThat(peer.features()).containsExactlyInAnyOrder("sampled-often", "sampled-rare");
        });
    }

    @Test
    void countsNoAccountOfWhichOnlyItsFeaturesAreKnown() {
        transactions.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("update score_current set answer = :answer where account_id = 'sampled-used'")
                    .param("answer", """
                            {"metrics": [{"key": "feature_breadth", "weight": 1, "contribution": 80},
                                         {"key": "csat", "weight": 0, "contribution": 0}]}""")
                    .update();

            assertThat(sample.read()).doesNotContainKey("sampled");
        });
    }

    /** A product that makes up names must not fill the memory. */
    @Test
    void readsOnlyTheMostFrequentNames() {
        transactions.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("""
                            insert into signal_name_change (type, name, count, last_seen)
                            select 'feature_used', 'sampled-made-up-' || n, 1000000, now() from generate_series(1, 499) n
                            union all select 'feature_used', 'sampled-often', 2000000, now()
                            """).update();

            assertThat(peers()).extracting(Peer::features).contains(Set.of("sampled-often"));
        });
    }

    private List<Peer> peers() {
        return Objects.requireNonNull(sample.read().get("sampled")).peers();
    }
}
