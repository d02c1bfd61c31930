package io.healthscore.scoring;

import io.healthscore.account.AccountState;
import io.healthscore.signal.EventKind;
import io.healthscore.signal.EventType;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Where an account stands, told by its cancellation, what came after it, and how long nobody has used the product. */
final class AccountStates {

    private static final Selection USAGE = Selection.of(EventKind.USAGE);

    private AccountStates() {}

    static void reach(Reach reach) {
        reach.newest(Selection.of(EventType.CONTRACT_CANCELLED), 1);
        reach.newest(Selection.of(EventType.CONTRACT_RENEWED), 1);
        reach.newest(Selection.of(EventType.SPEND_RECORDED), 1);
        reach.newest(USAGE, 1);
    }

    /** The cancelled contract's last day; empty when nothing was cancelled, or it was taken back. */
    static OptionalLong cancelledOn(Subject subject) {
        Row cancelled = last(subject, EventType.CONTRACT_CANCELLED);
        if (cancelled == null || cancelled.isFollowedBy(last(subject, EventType.CONTRACT_RENEWED))) {
            return OptionalLong.empty();
        }
        long lastDay = Double.isNaN(cancelled.value()) ? cancelled.day() : (long) cancelled.value();
        Row spend = last(subject, EventType.SPEND_RECORDED);
        boolean pays = spend != null && cancelled.isFollowedBy(spend) && spend.value() > 0 && spend.day() >= lastDay;
        return pays ? OptionalLong.empty() : OptionalLong.of(lastDay);
    }

    /** @param silentFor days without use that make an account dormant, if it had that long to use it */
    static AccountState of(Subject subject, int silentFor) {
        OptionalLong cancelledOn = cancelledOn(subject);
        if (cancelledOn.isPresent()) {
            return cancelledOn.getAsLong() > subject.day() ? AccountState.LEAVING : AccountState.CHURNED;
        }
        Measurement silence = new DaysSinceLast(USAGE).measure(subject.withMinimumAge(silentFor));
        return silence.isMeasured() && silence.value() >= silentFor ? AccountState.DORMANT : AccountState.ACTIVE;
    }

    private static @Nullable Row last(Subject subject, EventType type) {
        return subject.last(type, "");
    }
}
