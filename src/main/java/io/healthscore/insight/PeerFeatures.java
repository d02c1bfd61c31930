package io.healthscore.insight;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The features that are worth showing to an account: its peers, the accounts of its segment, use them and are the
 * healthier for it. Found every quarter of an hour, for it takes longer than a list may.
 */
@Component
class PeerFeatures {

    /** Use is that of the last so many days. */
    static final int DAYS = 84;

    private static final int SHOWN = 3;
    private static final Duration GOOD_FOR = Duration.ofMinutes(15);

    private final PeerSample sample;
    private final Clock clock;
    private volatile Found found = new Found(Instant.MIN, Map.of());

    PeerFeatures(PeerSample sample, Clock clock) {
        this.sample = sample;
        this.clock = clock;
    }

    /** What was found last. */
    Found found() {
        return found;
    }

    @Scheduled(fixedDelayString = "PT1M")
    void keepUp() {
        if (!found.at().isAfter(clock.instant().minus(GOOD_FOR))) {
            find();
        }
    }

    void find() {
        var bySegment = new HashMap<String, List<String>>();
        sample.read().forEach((segment, group) -> bySegment.put(segment, group.worthShowing()));
        found = new Found(clock.instant(), bySegment);
    }

    /** The best first; accounts without a segment are one too, under the empty name. */
    record Found(Instant at, Map<String, List<String>> bySegment) {

        /** Those of all segments. */
        Set<String> features() {
            return bySegment.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        }

        /**
         * The best of those that an account does not use; none where there are too few accounts to tell.
         *
         * @param used as far as they are among all {@link #features}
         */
        List<String> unused(@Nullable String segment, Collection<String> used) {
            var own = new HashSet<>(used);
            return bySegment.getOrDefault(segment == null ? "" : segment, List.of()).stream()
                    .filter(feature -> !own.contains(feature))
                    .limit(SHOWN)
                    .toList();
        }
    }
}
