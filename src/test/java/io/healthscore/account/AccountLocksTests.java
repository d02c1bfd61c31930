package io.healthscore.account;

import static io.healthscore.account.AccountCalls.newId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.healthscore.IntegrationTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class AccountLocksTests {

    private static final RetryTemplate RETRIES = new RetryTemplate(RetryPolicy.builder()
            .includes(PessimisticLockingFailureException.class)
            .maxRetries(20)
            .delay(Duration.ofMillis(1))
            .jitter(Duration.ofMillis(1))
            .build());

    @Autowired
    Accounts accounts;

    @Autowired
    AccountRows rows;

    @Autowired
    FactsReader facts;

    @Autowired
    LastKnown lastKnown;

    @Autowired
    Erasures erasures;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RestTestClient client;

    ExecutorService threads;

    @BeforeEach
    void startThreads() {
        threads = Executors.newFixedThreadPool(8);
    }

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    void createsWhatIsMissingAndNothingTwice() {
        var prefix = newId("ensured");
        var some = ids(prefix, 0, 500);
        var all = ids(prefix, 0, 1000);

        transactions.executeWithoutResult(status -> {
            assertThat(accounts.ensure(some)).isEqualTo(some);
            assertThat(accounts.ensure(all)).isEqualTo(all);
        });

        assertThat(existing(all)).isEqualTo(all);
    }

    @Test
    void createsNothingWhereThatIsForbidden() {
        var known = newId("known");
        var unknown = newId("unknown");
        ensure(known);
        var strict = new Accounts(rows, facts, lastKnown, new AccountSettings(false));

        assertThat(transactions.<Set<String>>execute(status -> strict.ensure(new TreeSet<>(Set.of(known, unknown)))))
                .containsExactly(known);
        assertThat(existing(Set.of(unknown))).isEmpty();
    }

    @Test
    void locksOnlyInsideATransaction() {
        var ids = new TreeSet<>(Set.of("outside"));

        assertThatThrownBy(() -> accounts.ensure(ids)).isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> accounts.lockExisting(ids)).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void letsAnErasureWaitForThoseWhoWrite() throws Exception {
        var id = newId("held");
        ensure(id);
        var release = new CountDownLatch(1);

        var writer = holding(release, () -> accounts.ensure(new TreeSet<>(Set.of(id))));
        var erasure = threads.submit(() -> erasures.erase(id));
        awaitSomebodyWaiting();
        assertThat(erasure.isDone()).isFalse();
        release.countDown();

        writer.get();
        erasure.get();
        assertThat(existing(Set.of(id))).isEmpty();
    }

    @Test
    void startsAnAccountAfreshThatIsErasedMeanwhile() throws Exception {
        var id = newId("afresh");
        ensure(id);
        var release = new CountDownLatch(1);

        var erasure = holding(release, () -> erasures.erase(id));
        var writer = threads.submit(() -> ensure(id));
        awaitSomebodyWaiting();
        assertThat(writer.isDone()).isFalse();
        release.countDown();

        erasure.get();
        writer.get();
        assertThat(existing(Set.of(id))).containsExactly(id);
    }

    @Test
    void leavesNothingBehindWhenErasuresRaceWithWriters() throws Exception {
        var prefix = newId("storm");
        var work = new ArrayList<Future<?>>();
        for (int seed = 0; seed < 4; seed++) {
            var random = new Random(seed);
            work.add(threads.submit(() -> IntStream.range(0, 100).forEach(i -> writeDays(some(prefix, random)))));
            work.add(threads.submit(() -> IntStream.range(0, 100).forEach(i -> eraseOne(prefix, random))));
        }
        for (var each : work) {
            each.get();
        }

        assertThat(jdbc.sql("select account_id from account_day where account_id like :prefix and account_id not in "
                                + "(select account_id from account)")
                        .param("prefix", prefix + "%")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    @Test
    void givesAnExternalIdToOneOfManyWhoWantItAtOnce() {
        var wanted = newId("wanted");
        var calls = new AccountCalls(client);

        var answers = together(8, i -> calls.put(wanted + "-" + i, "{'externalIds': {'crm': '%s'}}".formatted(wanted)));

        assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(7);
    }

    @Test
    void mergesCrossingAccountsWithoutADeadlockReachingAClient() {
        var prefix = newId("crossing");
        var calls = new AccountCalls(client);

        var answers = together(8, i -> calls.post(crossing(prefix, i)));

        assertThat(answers).containsOnly(200);
    }

    private List<Integer> together(int callers, IntFunction<AccountCalls.Answer> call) {
        var answers = IntStream.range(0, callers)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> call.apply(i).status(), threads))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static String crossing(String prefix, int seed) {
        var random = new Random(seed);
        return random.ints(60, 0, 20)
                .mapToObj(n ->
                        "{'id': '%1$s-%2$d', 'name': 'n%3$d', 'segment': 's%3$d', 'seats': %3$d, 'externalIds': {'crm': '%1$s-%3$d'}}"
                                .formatted(prefix, n, random.nextInt(30)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private void writeDays(TreeSet<String> ids) {
        RETRIES.invoke(() -> transactions.executeWithoutResult(status -> {
            accounts.ensure(ids);
            ids.forEach(id -> jdbc.sql("insert into account_day (account_id, day) values (:id, date '2026-03-01')"
                            + " on conflict do nothing")
                    .param("id", id)
                    .update());
        }));
    }

    private void eraseOne(String prefix, Random random) {
        try {
            erasures.erase(prefix + "-" + random.nextInt(5));
        } catch (UnknownAccount nobodyWroteYet) {
            Thread.yield();
        }
    }

    private static TreeSet<String> some(String prefix, Random random) {
        var ids = new TreeSet<String>();
        random.ints(3, 0, 5).forEach(n -> ids.add(prefix + "-" + n));
        return ids;
    }

    /** Acts in a transaction that stays open until it is released. */
    private Future<?> holding(CountDownLatch release, Runnable action) throws InterruptedException {
        var acting = new CountDownLatch(1);
        var held = threads.submit(() -> transactions.executeWithoutResult(status -> {
            action.run();
            acting.countDown();
            await().until(() -> release.getCount() == 0);
        }));
        acting.await();
        return held;
    }

    private void awaitSomebodyWaiting() {
        await().until(() -> jdbc.sql(
                        "select count(*) > 0 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                .query(Boolean.class)
                .single());
    }

    private Set<String> ensure(String id) {
        return transactions.<Set<String>>execute(status -> accounts.ensure(new TreeSet<>(Set.of(id))));
    }

    private Set<String> existing(Set<String> ids) {
        return jdbc.sql("select account_id from account where account_id = any(:ids)")
                .param("ids", ids.toArray(String[]::new))
                .query(String.class)
                .set();
    }

    private static TreeSet<String> ids(String prefix, int from, int to) {
        var ids = new TreeSet<String>();
        IntStream.range(from, to).forEach(i -> ids.add(prefix + "-" + i));
        return ids;
    }

    /** A large account has more events than are deleted in the usual time. */
    @Test
    void givesAnErasureMoreTimeThanOtherStatements() {
        var id = newId("large");
        new AccountCalls(client).put(id, "{}");

        var limit = transactions.execute(status -> {
            erasures.erase(id);
            return statementTimeout();
        });

        assertThat(limit).isEqualTo("4min");
        assertThat(statementTimeout()).isEqualTo("30s");
    }

    private String statementTimeout() {
        return jdbc.sql("show statement_timeout").query(String.class).single();
    }
}
