package io.healthscore.fault;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the customers of a few accounts do in the 40 days before a moment, in batches that cross: each has events of several of
 * these accounts, in no order, of most types and many days. A number always gives the same batch.
 */
record Script(String prefix, Instant until) {

    private static final int ACCOUNTS = 10;
    private static final int SMALL = 40;

    /** More than the service writes in one transaction. */
    private static final int LARGE = 2_100;

    private static final int LARGE_ONE_IN = 24;
    private static final int THE_LARGE_ONE = 11;
    private static final long SECONDS = 40L * 24 * 60 * 60;

    List<String> accounts() {
        return IntStream.range(0, ACCOUNTS).mapToObj(number -> prefix + number).toList();
    }

    /** Before all else: every account's first events, of all types, long enough ago that there is a score today. */
    List<Sent> beginning() {
        var at = until.minus(60, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        return accounts().stream()
                .flatMap(account -> Stream.of(Kind.values())
                        .map(kind -> sent(account, "first-" + kind, kind.fields(new Random(1)), at)))
                .toList();
    }

    List<Sent> batch(int number) {
        var random = new Random(number);
        return IntStream.range(0, number % LARGE_ONE_IN == THE_LARGE_ONE ? LARGE : SMALL)
                .mapToObj(index -> event("%d-%d".formatted(number, index), random))
                .toList();
    }

    private Sent event(String id, Random random) {
        var account = prefix + random.nextInt(ACCOUNTS);
        var kind = Kind.values()[random.nextInt(Kind.values().length)];
        var at = until.minusSeconds(random.nextLong(SECONDS)).truncatedTo(ChronoUnit.SECONDS);
        return sent(account, id, kind.fields(random), at);
    }

    private static Sent sent(String account, String id, String fields, Instant at) {
        return new Sent(account, id, """
                {"accountId": "%s", "id": "%s", "occurredAt": "%s", %s}""".formatted(account, id, at, fields));
    }

    private enum Kind {
        LOGIN("'type': 'login', 'userId': 'u-%d'", 60),
        FEATURE("'type': 'feature_used', 'name': 'feature-%d', 'userId': 'u-7'", 9),
        SESSION("'type': 'session', 'value': %d.25, 'userId': 'u-8'", 4000),
        ANSWER("'type': 'nps_response', 'value': %d", 11),
        OPENED("'type': 'ticket_opened', 'name': 'T-%d', 'severity': 'high'", 30),
        RESOLVED("'type': 'ticket_resolved', 'name': 'T-%d'", 30),
        SPEND("'type': 'spend_recorded', 'value': %d.5", 900),
        SEATS("'type': 'seats_changed', 'value': %d", 90),
        PAID("'type': 'payment_received', 'value': %d", 900);

        private final String fields;
        private final int values;

        Kind(String fields, int values) {
            this.fields = fields.replace('\'', '"');
            this.values = values;
        }

        String fields(Random random) {
            return fields.formatted(random.nextInt(values));
        }
    }
}
