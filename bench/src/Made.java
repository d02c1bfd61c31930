import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;

/** Invented events: 1,000 accounts of 20 users, 90 days up to yesterday, four types; the same for the same seed. */
final class Made {
    static final int ACCOUNTS = 1000;
    private static final int USERS = 20;
    private static final int DAYS = 90;
    private static final String[] FEATURES = {"reports", "export", "search", "sharing", "alerts", "api"};

    private final Random random;
    private final String prefix;
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private long number;

    Made(long seed) {
        random = new Random(seed);
        prefix = Long.toString(seed, 36) + "-";
    }

    static String account(int number) {
        return "bench-" + number;
    }

    Event next() {
        var account = account(random.nextInt(ACCOUNTS));
        var id = prefix + number++;
        var user = "u" + random.nextInt(USERS);
        return switch (random.nextInt(8)) {
            case 0 -> Event.of(id, "session", account, time(), Json.member("value", random.nextInt(3600))).by(user);
            case 1 -> Event.of(id, "nps_response", account, time(), Json.member("value", random.nextInt(11))).by(user);
            case 2, 3 -> Event.of(id, "login", account, time(), "").by(user);
            default -> Event.of(id, "feature_used", account, time(), Json.member("name", feature())).by(user);
        };
    }

    private String feature() {
        return FEATURES[random.nextInt(FEATURES.length)];
    }

    private Instant time() {
        return today.minusDays(1 + random.nextInt(DAYS))
                .atStartOfDay()
                .plusSeconds(random.nextInt(86_400))
                .toInstant(ZoneOffset.UTC);
    }
}
