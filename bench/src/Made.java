import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.function.Supplier;

/** Invented events: 1,000 accounts of 20 users, four types; the same for the same seed. */
final class Made {
    static final int ACCOUNTS = 1000;
    static final int USERS = 20;
    private static final int DAYS = 90;
    static final String[] FEATURES = {"reports", "export", "search", "sharing", "alerts", "api"};

    private final Random random;
    private final String prefix;
    private final Supplier<Instant> times;
    private long number;

    private Made(Random random, long seed, Supplier<Instant> times) {
        this.random = random;
        this.prefix = Long.toString(seed, 36) + "-";
        this.times = times;
    }

    /** Of the 90 days up to yesterday. */
    static Made ofDays(long seed) {
        var random = new Random(seed);
        var today = LocalDate.now(ZoneOffset.UTC).atStartOfDay().toInstant(ZoneOffset.UTC);
        return new Made(random, seed, () -> today.minus(1 + random.nextInt(DAYS), ChronoUnit.DAYS)
                .plusSeconds(random.nextInt(86_400)));
    }

    /** Happening now. */
    static Made live(long seed) {
        return new Made(new Random(seed), seed, Instant::now);
    }

    static String account(int number) {
        return "bench-" + number;
    }

    Event next() {
        var account = account(random.nextInt(ACCOUNTS));
        var id = prefix + number++;
        var user = "u" + random.nextInt(USERS);
        return switch (random.nextInt(8)) {
            case 0 -> Event.of(id, "session", account, times.get(), Json.member("value", random.nextInt(3600))).by(user);
            case 1 -> Event.of(id, "nps_response", account, times.get(), Json.member("value", random.nextInt(11))).by(user);
            case 2, 3 -> Event.of(id, "login", account, times.get(), "").by(user);
            default -> Event.of(id, "feature_used", account, times.get(), Json.member("name", feature())).by(user);
        };
    }

    private String feature() {
        return FEATURES[random.nextInt(FEATURES.length)];
    }
}
