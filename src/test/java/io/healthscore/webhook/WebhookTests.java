package io.healthscore.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.healthscore.IntegrationTest;
import io.healthscore.Replica;
import io.healthscore.platform.SettableClock;
import io.healthscore.score.ScoreWork;
import io.healthscore.webhook.Receiver.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class WebhookTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final LocalDate TODAY = LocalDate.ofInstant(SettableClock.START, ZoneOffset.UTC);
    private static final Duration SETTLED = Duration.ofSeconds(31);
    private static final String BANDS = "\"score.band_changed\"";

    @Autowired
    RestTestClient client;

    @Autowired
    ApplicationContext context;

    @Autowired
    Announcements announcements;

    @Autowired
    Dispatcher dispatcher;

    @Autowired
    Webhooks webhooks;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    WebhookSettings settings;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    Receiver receiver;

    @BeforeEach
    void listen() {
        receiver = new Receiver();
    }

    @AfterEach
    void forget() {
        receiver.close();
        ids().forEach(id -> call(HttpMethod.DELETE, "/webhooks/" + id, null, 204));
    }

    @Test
    void createsShowsChangesAndDeletes() {
        var created = subscribe(receiver, "\"account.at_risk\", \"account.recovered\", \"account.at_risk\"");
        var id = created.get("id").asString();

        var shown = get("/webhooks/" + id);
        var changed = call(HttpMethod.PATCH, "/webhooks/" + id, "{'description': 'CRM', 'enabled': false}", 200);
        var rotated = call(HttpMethod.POST, "/webhooks/" + id + "/rotate-secret", null, 200);

        assertThat(created.get("secret").asString()).startsWith("whsec_");
        assertThat(created.get("events").valueStream().map(JsonNode::asString))
                .containsExactly("account.at_risk", "account.recovered");
        assertThat(shown.has("secret")).isFalse();
        assertThat(shown.get("url").asString()).isEqualTo(receiver.url());
        assertThat(changed.get("description").asString()).isEqualTo("CRM");
        assertThat(changed.get("enabled").asBoolean()).isFalse();
        assertThat(changed.get("events")).isEqualTo(shown.get("events"));
        assertThat(rotated.get("secret").asString())
                .startsWith("whsec_")
                .isNotEqualTo(created.get("secret").asString());
        assertThat(rotated.get("formerUntil").asString()).isEqualTo("2026-03-02T09:30:00Z");
        assertThat(items("/webhooks"))
                .extracting(webhook -> webhook.get("id").asString())
                .containsExactly(id);
        assertThat(items("/audit?subject=webhooks/" + id))
                .extracting(entry -> entry.get("action").asString())
                .containsExactly("webhook.secret_rotated", "webhook.changed", "webhook.created");
        call(HttpMethod.DELETE, "/webhooks/" + id, null, 204);
        call(HttpMethod.GET, "/webhooks/" + id, null, 404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {};                                                                        /url
            {'url': 'https://crm.example/'};                                           /events
            {'url': 'https://crm.example/', 'events': []};                             /events
            {'url': 'https://crm.example/', 'events': ['score.band_changed', 'risk']}; /events/1
            {'url': 'https://crm.example/', 'events': ['webhook.test']};               /events/0
            {'url': 'crm.example', 'events': ['account.at_risk']};                     /url
            {'url': 'ftp://crm.example/', 'events': ['account.at_risk']};              /url
            {'url': 'https://u:p@crm.example/', 'events': ['account.at_risk']};        /url
            {'url': 'https:///x', 'events': ['account.at_risk']};                      /url
            {'url': 'https://crm.example/\\r\\nX: y', 'events': ['account.at_risk']};  /url
            {'url': 'https://crm.example/#a', 'events': ['account.at_risk']};          /url
            {'url': 'https://crm.example:65536/', 'events': ['account.at_risk']};      /url
            {'url': 'https://crm.example:0/', 'events': ['account.at_risk']};          /url
            {'url': 7, 'events': ['account.at_risk']};                                 /url
            {'url': 'https://crm.example/', 'events': ['account.at_risk'], 'secret': 'x'}; /secret
            """)
    void refusesWhatItCannotReadAndPointsAtIt(String body, String pointer) {
        var problem = call(HttpMethod.POST, "/webhooks", body, 400);

        assertThat(problem.get("errors")
                        .valueStream()
                        .map(fault -> fault.get("pointer").asString()))
                .contains(pointer);
        assertThat(items("/webhooks")).isEmpty();
    }

    @Test
    void refusesAddressesInsideTheNetworkWhenTheyAreGivenAndWhenTheyAreCalled() {
        var id = idOf(subscribe(receiver, BANDS));
        try (var strict = Replica.of(context, Map.of("healthscore.webhooks.allow-private", "false"))) {
            for (var host : List.of("localhost", "127.0.0.1", "[::1]", "169.254.169.254", "10.0.0.1")) {
                strict.client()
                        .post()
                        .uri("/api/v1/webhooks")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body("{\"url\": \"http://%s:8080/\", \"events\": [%s]}".formatted(host, BANDS))
                        .exchange()
                        .expectStatus()
                        .isBadRequest();
            }
            call(HttpMethod.POST, "/webhooks/" + id + "/test", null, 202);

            deliver(strict.bean(Dispatcher.class));
        }

        assertThat(receiver.received()).isEmpty();
        assertThat(deliveries(id).get(0).get("error").asString()).contains("own network");
    }

    @Test
    void holdsNoTransactionWhileANameIsLookedUp() {
        var held = new ArrayList<Boolean>();
        var controller = new WebhookController(webhooks, subscriptions, new PublicDns(settings) {
            @Override
            boolean refuses(String host) {
                held.add(TransactionSynchronizationManager.isActualTransactionActive());
                return false;
            }
        });
        var url = "{\"url\": \"https://crm.example/\"%s}";

        var created = controller.create(body(url.formatted(", \"events\": [" + BANDS + "]")));
        controller.change(Objects.requireNonNull(created.getBody()).webhook().id(), body(url.formatted("")));

        assertThat(held).containsExactly(false, false);
    }

    private static InputStream body(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void tellsOfAChangeOnceItHasSettledSignedAndOnce() {
        var webhook = subscribe(receiver, BANDS);
        var band = use("hooked");
        judge("hooked", 10);

        announcements.announce();
        assertThat(deliver()).as("it may be gone in a moment").isZero();
        clock.advance(SETTLED);
        announcements.announce();
        announcements.announce();
        assertThat(deliver()).isEqualTo(1);
        assertThat(deliver()).isZero();

        var message = receiver.received().get(0);
        var body = JSON.readTree(message.body());
        assertThat(body.get("type").asString()).isEqualTo("score.band_changed");
        assertThat(body.get("timestamp").asString()).isEqualTo("2026-03-01T09:30:31Z");
        assertThat(body.at("/data/fromBand").asString()).isEqualTo(band);
        assertThat(body.at("/data/account/accountId").asString()).isEqualTo("hooked");
        assertThat(body.at("/data/account/band").asString()).isEqualTo("critical");
        assertThat(body.at("/data/account/score").asDouble()).isEqualTo(10);
        assertThat(message.signature())
                .isEqualTo(signature(webhook.get("secret").asString(), message));
        var delivery = deliveries(idOf(webhook)).get(0);
        assertThat(delivery.get("state").asString()).isEqualTo("delivered");
        assertThat(delivery.get("status").asInt()).isEqualTo(200);
        assertThat(delivery.get("messageId").asString()).isEqualTo(message.id());
    }

    @Test
    void tellsNothingOfAMoveThatIsTakenBackBeforeItSettles() {
        subscribe(receiver, BANDS);
        use("wavering");
        judge("wavering", 10);
        call(HttpMethod.DELETE, "/accounts/wavering/score/override", null, 204);
        get("/accounts/wavering/score");

        clock.advance(SETTLED);
        announcements.announce();

        assertThat(deliver()).isZero();
    }

    @Test
    void holdsEverythingWhileTheDataAreInDoubt() {
        var id = idOf(subscribe(receiver, BANDS));
        use("doubted");
        judge("doubted", 10);
        jdbc.sql("""
                        insert into fleet_shift (day, suspect, compared, moved, reason, judged_at, changes, applied_changes)
                        values (:day, true, 100, 50, 'a pipe broke', :day, 1, 1)""").param("day", TODAY).update();
        try {
            clock.advance(SETTLED);
            announcements.announce();
            assertThat(deliver()).isZero();
        } finally {
            jdbc.sql("delete from fleet_shift where day = :day")
                    .param("day", TODAY)
                    .update();
        }
        announcements.announce();

        assertThat(deliver()).isEqualTo(1);
        assertThat(deliveries(id)).hasSize(1);
    }

    @Test
    void triesAgainLaterAndKeepsAnAccountsMessagesInOrder() {
        var id = idOf(subscribe(receiver, BANDS));
        receiver.then(Answer.of(500, "out of\u0000 order")).then(Answer.of(503, "still"));
        use("ordered");
        tell("ordered", 10);
        assertThat(deliver()).isEqualTo(1);
        clock.advance(Duration.ofHours(2));
        tell("ordered", 90);
        assertThat(deliver()).as("the second waits for the first").isEqualTo(1);
        assertThat(deliver()).as("which is not due yet").isZero();
        clock.advance(Duration.ofHours(1));
        assertThat(deliver()).isEqualTo(1);
        assertThat(deliver()).isEqualTo(1);

        assertThat(receiver.received())
                .extracting(message ->
                        JSON.readTree(message.body()).at("/data/account/score").asDouble())
                .containsExactly(10.0, 10.0, 10.0, 90.0);
        assertThat(receiver.received().stream()
                        .limit(3)
                        .map(Receiver.Received::id)
                        .distinct())
                .hasSize(1);
        var first = deliveries(id).get(1);
        assertThat(first.get("attempts").asInt()).isEqualTo(3);
        assertThat(first.get("state").asString()).isEqualTo("delivered");
        assertThat(get("/webhooks/" + id).get("failingSince").isNull()).isTrue();
    }

    @Test
    void showsWhyADeliveryFails() {
        var id = idOf(subscribe(receiver, BANDS));
        receiver.then(Answer.of(500, "x".repeat(100_000)))
                .then(new Answer(302, "", Map.of("Location", receiver.url() + "/other"), () -> {}));
        call(HttpMethod.POST, "/webhooks/" + id + "/test", null, 202);

        deliver();
        var failed = deliveries(id).get(0);
        clock.advance(Duration.ofMinutes(1));
        deliver();
        var redirected = deliveries(id).get(0);

        assertThat(failed.get("state").asString()).isEqualTo("pending");
        assertThat(failed.get("status").asInt()).isEqualTo(500);
        assertThat(failed.get("excerpt").asString()).hasSize(1024);
        assertThat(Instant.parse(failed.get("nextAttemptAt").asString()))
                .isBetween(SettableClock.START.plusSeconds(8), SettableClock.START.plusSeconds(12));
        assertThat(redirected.get("error").asString()).contains("redirects are not followed");
        assertThat(receiver.received()).hasSize(2);
        assertThat(get("/webhooks/" + id).get("failingSince").asString()).isEqualTo("2026-03-01T09:30:00Z");
        assertThat(items("/webhooks/" + id + "/deliveries?state=delivered")).isEmpty();
        call(HttpMethod.GET, "/webhooks/" + id + "/deliveries?state=lost", null, 400);
    }

    @Test
    void countsItsAttemptsByWhatCameOfThem(@Autowired MeterRegistry meters) {
        var id = idOf(subscribe(receiver, BANDS));
        receiver.then(Answer.of(500, "down"));
        call(HttpMethod.POST, "/webhooks/" + id + "/test", null, 202);
        long failed = attempts(meters, "failed");
        long delivered = attempts(meters, "delivered");

        deliver();
        clock.advance(Duration.ofMinutes(1));
        deliver();

        assertThat(attempts(meters, "failed") - failed).isEqualTo(1);
        assertThat(attempts(meters, "delivered") - delivered).isEqualTo(1);
    }

    @Test
    void givesUpAfterADayAndSwitchesOffAfterFive() {
        var id = idOf(subscribe(receiver, BANDS));
        receiver.close();
        call(HttpMethod.POST, "/webhooks/" + id + "/test", null, 202);
        int attempts = 0;
        for (int hours = 0; hours < 48; hours++) {
            attempts += deliver();
            clock.advance(Duration.ofHours(1));
        }
        var given = deliveries(id).get(0);
        clock.advance(Duration.ofDays(4));
        call(HttpMethod.POST, "/webhooks/" + id + "/test", null, 202);
        deliver();
        var off = get("/webhooks/" + id);

        assertThat(given.get("state").asString()).isEqualTo("failed");
        assertThat(given.get("error").asString()).isEqualTo("The receiver accepts no connection");
        assertThat(attempts).isBetween(8, 16);
        assertThat(off.get("enabled").asBoolean()).isFalse();
        assertThat(off.get("disabledReason").asString()).contains("2026-03-01T09:30:00Z", "accepts no connection");
        call(HttpMethod.POST, "/webhooks/" + id + "/test", null, 409);
        var on = call(HttpMethod.PATCH, "/webhooks/" + id, "{'enabled': true}", 200);
        assertThat(on.get("disabledReason").isNull()).isTrue();
        assertThat(on.get("failingSince").isNull()).isTrue();
    }

    @Test
    void countsAsFailedWhatCannotEvenBeSent() {
        var id = idOf(subscribe(receiver, BANDS));
        call(HttpMethod.POST, "/webhooks/" + id + "/test", null, 202);
        jdbc.sql("update webhook set url = 'http://localhost:70000/' where webhook_id = :id")
                .param("id", id)
                .update();

        assertThat(deliver()).isEqualTo(1);

        var failed = deliveries(id).get(0);
        assertThat(failed.get("error").asString()).contains("could not be sent");
        assertThat(Instant.parse(failed.get("nextAttemptAt").asString())).isAfter(SettableClock.START);
        assertThat(get("/webhooks/" + id).get("failingSince").asString()).isEqualTo("2026-03-01T09:30:00Z");
    }

    @Test
    void staysOffWhenItIsSwitchedOffWhileSomethingElseOfItIsChanged() {
        var id = idOf(subscribe(receiver, BANDS));
        var changing = new FutureTask<>(() -> call(HttpMethod.PATCH, "/webhooks/" + id, "{'description': 'CRM'}", 200));

        transactions.executeWithoutResult(status -> {
            webhooks.disable(id, "gone", clock.instant());
            new Thread(changing).start();
            Awaitility.await().until(this::someoneWaitsForALock);
        });

        assertThat(changing).succeedsWithin(Duration.ofSeconds(10));
        assertThat(get("/webhooks/" + id).get("enabled").asBoolean()).isFalse();
        assertThat(get("/webhooks/" + id).get("description").asString()).isEqualTo("CRM");
    }

    private boolean someoneWaitsForALock() {
        return jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    @Test
    void sendsNoMoreToWhoSaysGone() {
        var id = idOf(subscribe(receiver, BANDS));
        receiver.then(Answer.of(410, ""));
        call(HttpMethod.POST, "/webhooks/" + id + "/test", null, 202);

        deliver();

        assertThat(get("/webhooks/" + id).get("disabledReason").asString()).contains("410");
        assertThat(deliveries(id).get(0).get("state").asString()).isEqualTo("failed");
    }

    @Test
    void signsWithBothSecretsWhileOneReplacesTheOther() {
        var webhook = subscribe(receiver, BANDS);
        var id = idOf(webhook);
        var rotated = call(HttpMethod.POST, "/webhooks/" + id + "/rotate-secret", null, 200);
        call(HttpMethod.POST, "/webhooks/" + id + "/test", null, 202);
        deliver();
        clock.advance(Duration.ofDays(1));
        call(HttpMethod.POST, "/webhooks/" + id + "/test", null, 202);
        deliver();

        var during = receiver.received().get(0);
        var after = receiver.received().get(1);
        assertThat(during.signature().split(" "))
                .containsExactly(
                        signature(rotated.get("secret").asString(), during),
                        signature(webhook.get("secret").asString(), during));
        assertThat(after.signature()).isEqualTo(signature(rotated.get("secret").asString(), after));
    }

    @Test
    void sendsAMessageOnceMoreUnderItsOwnId() {
        var id = idOf(subscribe(receiver, BANDS));
        var test = call(HttpMethod.POST, "/webhooks/" + id + "/test", null, 202);
        deliver();

        var again =
                call(HttpMethod.POST, "/webhooks/" + id + "/deliveries/" + test.get("id") + "/redeliver", null, 202);
        deliver();

        assertThat(again.get("id").asLong()).isGreaterThan(test.get("id").asLong());
        assertThat(receiver.received())
                .extracting(Receiver.Received::id)
                .hasSize(2)
                .containsOnly(test.get("messageId").asString());
        call(HttpMethod.POST, "/webhooks/" + id + "/deliveries/1/redeliver", null, 404);
    }

    @Test
    void letsASlowReceiverHoldUpNobodyElse() {
        var release = new CountDownLatch(1);
        var slow = idOf(subscribe(receiver, BANDS));
        for (int i = 0; i < 6; i++) {
            receiver.then(new Answer(200, "", Map.of(), () -> await(release)));
            call(HttpMethod.POST, "/webhooks/" + slow + "/test", null, 202);
        }
        try (var other = new Receiver()) {
            var quick = idOf(subscribe(other, BANDS));
            call(HttpMethod.POST, "/webhooks/" + quick + "/test", null, 202);

            var begun = dispatcher.dispatch();
            CompletableFuture.anyOf(begun.toArray(CompletableFuture[]::new)).join();

            assertThat(other.received()).hasSize(1);
            assertThat(begun).as("four of the slow one's are under way").hasSize(5);
            release.countDown();
            CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new)).join();
        }
        assertThat(deliver()).isEqualTo(2);
        assertThat(receiver.received()).hasSize(6);
    }

    @Test
    void endsWhatIsUnderWayWhenItStops() {
        var id = idOf(subscribe(receiver, BANDS));
        var release = new CountDownLatch(1);
        receiver.then(new Answer(200, "", Map.of(), () -> await(release)));
        call(HttpMethod.POST, "/webhooks/" + id + "/test", null, 202);
        var replica = Replica.of(context);
        replica.bean(Dispatcher.class).dispatch();
        Awaitility.await().until(() -> receiver.received().size() == 1);

        var stopping = CompletableFuture.runAsync(replica::close);
        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> stopping.get(500, TimeUnit.MILLISECONDS));
        release.countDown();

        assertThat(stopping).succeedsWithin(Duration.ofSeconds(10));
        assertThat(deliveries(id).get(0).get("state").asString()).isEqualTo("delivered");
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void deliversOnceHoweverManyReplicasLook() {
        var id = idOf(subscribe(receiver, BANDS));
        for (int i = 0; i < 20; i++) {
            call(HttpMethod.POST, "/webhooks/" + id + "/test", null, 202);
        }
        try (var second = Replica.of(context, Map.of("healthscore.webhooks.allow-private", "true"))) {
            var both = List.of(dispatcher, second.bean(Dispatcher.class));
            for (int round = 0; round < 20; round++) {
                both.parallelStream().forEach(WebhookTests::deliver);
            }
        }

        assertThat(receiver.received().stream().map(Receiver.Received::id).distinct())
                .hasSize(20);
        assertThat(receiver.received()).hasSize(20);
    }

    @Test
    void tellsOfOverridesThatExpireAndVersionsThatTakeOver() {
        subscribe(receiver, "\"override.expired\"");
        use("expiring");
        judge("expiring", 10);

        clock.advance(Duration.ofHours(48));
        get("/accounts/expiring/score");
        deliver();

        var body = JSON.readTree(receiver.received().get(0).body());
        assertThat(body.get("type").asString()).isEqualTo("override.expired");
        assertThat(body.at("/data/accountId").asString()).isEqualTo("expiring");
        assertThat(body.at("/data/author").asString()).isEqualTo("jo");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            excluded-hook; PUT;  /accounts/excluded-hook; {'excluded': true};                                          200
            churned-hook;  POST; /events;                 {'accountId': 'churned-hook', 'type': 'contract_cancelled'}; 201
            """)
    void tellsOfNoOverrideOfAnAccountThatNobodyIsToldOf(
            String account, HttpMethod method, String uri, String body, int status) {
        subscribe(receiver, "\"override.expired\"");
        use(account);
        judge(account, 10);
        call(method, uri, body, status);
        get("/accounts/" + account + "/score");

        clock.advance(Duration.ofHours(48));
        new ScoreWork(context).endOverrides();
        Awaitility.await().until(() -> deliver() == 0);

        assertThat(receiver.received())
                .noneMatch(message -> message.body().contains("\"accountId\":\"" + account + "\""));
    }

    @Test
    void forgetsAnErasedAccountsMessages() {
        var id = idOf(subscribe(receiver, BANDS));
        use("erased-hook");
        tell("erased-hook", 10);
        call(HttpMethod.DELETE, "/accounts/erased-hook", null, 204);

        assertThat(deliver()).isZero();
        assertThat(deliveries(id)).isEmpty();
        assertThat(jdbc.sql("select count(*) from webhook_account where account_id = 'erased-hook'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** Through one band change after another, as far as a message that waits to be delivered. */
    private void tell(String accountId, int score) {
        judge(accountId, score);
        clock.advance(SETTLED);
        announcements.announce();
    }

    /** Enough for a score; the band that it lies in. */
    private String use(String accountId) {
        var events = TODAY.minusDays(60)
                .datesUntil(TODAY.plusDays(1))
                .map(day ->
                        "{'accountId': '%1$s', 'type': 'login', 'userId': 'u', 'id': 'l-%2$s', 'occurredAt': '%2$sT08:00:00Z'},"
                                .concat(
                                        "{'accountId': '%1$s', 'type': 'feature_used', 'name': 'reports', 'id': 'f-%2$s',")
                                .concat(" 'occurredAt': '%2$sT08:00:00Z'}")
                                .formatted(accountId, day))
                .collect(Collectors.joining(",", "[", "]"));
        call(HttpMethod.POST, "/events", events, 200);
        return get("/accounts/" + accountId + "/score").get("band").asString();
    }

    private void judge(String accountId, int score) {
        client.put()
                .uri("/api/v1/accounts/{id}/score/override", accountId)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"score\": %d, \"reason\": \"talked to them\", \"author\": \"jo\", \"expiresAt\": \"%s\"}"
                        .formatted(score, clock.instant().plus(Duration.ofHours(48))))
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
        get("/accounts/" + accountId + "/score");
    }

    private static long attempts(MeterRegistry meters, String outcome) {
        return meters.get("healthscore.webhooks.attempts")
                .tag("outcome", outcome)
                .timer()
                .count();
    }

    private int deliver() {
        return deliver(dispatcher);
    }

    private static int deliver(Dispatcher dispatcher) {
        var begun = dispatcher.dispatch();
        CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new)).join();
        return begun.size();
    }

    private static String signature(String secret, Receiver.Received message) {
        try {
            return new com.standardwebhooks.Webhook(secret)
                    .sign(message.id(), Long.parseLong(message.timestamp()), message.body());
        } catch (com.standardwebhooks.exceptions.WebhookSigningException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode subscribe(Receiver to, String events) {
        return call(
                HttpMethod.POST, "/webhooks", "{\"url\": \"%s\", \"events\": [%s]}".formatted(to.url(), events), 201);
    }

    private static String idOf(JsonNode webhook) {
        return webhook.get("id").asString();
    }

    private List<String> ids() {
        return items("/webhooks").stream().map(WebhookTests::idOf).toList();
    }

    private List<JsonNode> deliveries(String id) {
        return items("/webhooks/" + id + "/deliveries");
    }

    private List<JsonNode> items(String uri) {
        return new ArrayList<>(get(uri).get("items").valueStream().toList());
    }

    private JsonNode get(String uri) {
        return call(HttpMethod.GET, uri, null, 200);
    }

    private JsonNode call(HttpMethod method, String uri, @Nullable String body, int status) {
        var request = client.method(method).uri("/api/v1" + uri);
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body.replace('\'', '"'));
        }
        var answer = request.exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JSON.readTree(Objects.requireNonNullElse(answer, "null"));
    }
}
