package io.healthscore.access;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How often each caller may call this replica. Told in the headers of draft-ietf-httpapi-ratelimit-headers-10. */
@Component
class RateLimits {

    /** Far more callers than there are keys; tokens may be many. */
    private static final int MANY = 10_000;

    private final Map<Object, Bucket> buckets = new ConcurrentHashMap<>();
    private final AccessProperties properties;
    private final String policy;

    RateLimits(AccessProperties properties) {
        this.properties = properties;
        this.policy = "\"key\";q=%d;w=%d"
                .formatted(properties.requests(), properties.per().toSeconds());
    }

    /** Counts a request of that caller and says in the answer what is left. */
    void count(Caller caller, HttpServletResponse response) {
        var probe = bucket(caller).tryConsumeAndReturnRemaining(1);
        response.setHeader("RateLimit-Policy", policy);
        response.setHeader("RateLimit", "\"key\";r=" + probe.getRemainingTokens() + ";t=" + secondsUntilReset(probe));
        if (!probe.isConsumed()) {
            throw new TooManyRequests(seconds(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket bucket(Caller caller) {
        if (buckets.size() > MANY) {
            // A full one is like a new one.
            buckets.values().removeIf(bucket -> bucket.getAvailableTokens() >= properties.requests());
        }
        return buckets.computeIfAbsent(
                caller.identity(),
                identity -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(properties.requests())
                                .refillGreedy(properties.requests(), properties.per()))
                        .build());
    }

    private static long secondsUntilReset(ConsumptionProbe probe) {
        return seconds(probe.getNanosToWaitForReset());
    }

    /** Rounded up, so that who waits that long waits long enough. */
    private static long seconds(long nanos) {
        return Duration.ofNanos(nanos).plusSeconds(1).minusNanos(1).toSeconds();
    }
}
