package io.healthscore.event;

import io.healthscore.signal.SignalCorrection.Comparison;
import io.healthscore.signal.SignalDifference;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What rebuilding found.
 *
 * @param days signals compared, one an account, type, day and facet
 * @param different how many of them were not what the events come to
 * @param differences the first {@value #LISTED} of these
 */
public record RebuildReport(long accounts, long days, long different, List<SignalDifference> differences) {

    static final int LISTED = 100;

    static final RebuildReport NOTHING = new RebuildReport(0, 0, 0, List.of());
    static final RebuildReport ONE_ACCOUNT = new RebuildReport(1, 0, 0, List.of());

    /** With some more days of the one account. */
    RebuildReport plus(Comparison more) {
        return new RebuildReport(
                accounts,
                days + more.signals(),
                different + more.differences().size(),
                Stream.concat(differences.stream(), more.differences().stream())
                        .sorted(Comparator.comparing(SignalDifference::key))
                        .limit(LISTED)
                        .toList());
    }

    /** With accounts that come after these. */
    RebuildReport plus(RebuildReport more) {
        return new RebuildReport(
                accounts + more.accounts,
                days + more.days,
                different + more.different,
                Stream.concat(differences.stream(), more.differences.stream())
                        .limit(LISTED)
                        .toList());
    }
}
