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
        new ScoreWork(context).catchUp();
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
