package io.healthscore.signal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.healthscore.account.AccountErased;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.util.unit.DataSize;

/**
 * Signals for scoring of which this replica still knows the past days of an earlier reading the same day, so that of an
 * account scored again only the last two days are read. Never out of date, whichever replica writes: each account's
 * {@link Revision} says whether a past day was rewritten after it was read.
 */
@Component
public class RecentSignals {

    /** What comes in for yesterday may count as today's at a replica whose clock is behind. */
    private static final int DAYS_READ_AGAIN = 1;

    /** Users' hashes of a person that was forgotten are not to stay for long. */
    private static final Duration A_DAY = Duration.ofDays(1);

    private final SignalReader reader;
    private final Cache<String, Recent> recent;

    RecentSignals(SignalReader reader, @Value("${healthscore.scoring.recent-signals:64MB}") DataSize most) {
        this.reader = reader;
        this.recent = Caffeine.newBuilder()
                .maximumWeight(most.toBytes())
                .expireAfterWrite(A_DAY)
                .weigher((String id, Recent kept) -> kept.bytes(id))
                .build();
    }

    /**
     * What {@link SignalReader#read} would give.
     *
     * @param accounts their revisions as read before
     */
    public Map<String, SignalWindow> read(
            Collection<Revision> accounts, Map<EventType, SignalReach> reach, LocalDate from, LocalDate to) {
        var wanted = new Extent(new TreeMap<>(reach), from, to);
        var known = known(accounts, wanted);
        var ids = accounts.stream().map(Revision::accountId).toList();
        var windows = reader.read(ids, known, reach, from, to);
        accounts.stream()
                .filter(account -> !known.containsKey(account.accountId()))
                .forEach(account -> keep(account, wanted, windows.get(account.accountId())));
        return windows;
    }

    private Map<String, KnownSignals> known(Collection<Revision> accounts, Extent wanted) {
        var known = new HashMap<String, KnownSignals>();
        for (var account : accounts) {
            var kept = recent.getIfPresent(account.accountId());
            if (kept != null && kept.serves(account, wanted)) {
                known.put(account.accountId(), kept.signals);
            }
        }
        return known;
    }

    private void keep(Revision account, Extent read, @Nullable SignalWindow window) {
        var signals = KnownSignals.of(Objects.requireNonNull(window), read.to.minusDays(DAYS_READ_AGAIN));
        recent.put(account.accountId(), new Recent(account.revision(), read, signals));
    }

    @TransactionalEventListener
    void on(AccountErased erased) {
        recent.invalidate(erased.accountId());
    }

    /** @param revision read before the signals */
    private record Recent(long revision, Extent extent, KnownSignals signals) {

        /** An entry's own weight, roughly. */
        private static final int FIXED_BYTES = 200;

        boolean serves(Revision account, Extent wanted) {
            return account.rewritten() <= revision && extent.contains(wanted);
        }

        int bytes(String id) {
            return FIXED_BYTES + id.length() + signals.bytes();
        }
    }

    private record Extent(TreeMap<EventType, SignalReach> reach, LocalDate from, LocalDate to) {

        /** Of the same last day only: a new day scores every account, and reads it whole once. */
        boolean contains(Extent other) {
            return to.equals(other.to) && !from.isAfter(other.from) && reach.equals(other.reach);
        }
    }
}
