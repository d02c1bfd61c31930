package io.healthscore.event;

import io.healthscore.signal.SignalCorrection.Comparison;
import io.healthscore.signal.SignalDifference;
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

    RebuildReport plus(Comparison account) {
        var more = account.differences();
        return new RebuildReport(
                accounts + 1,
                days + account.signals(),
                different + more.size(),
                Stream.concat(differences.stream(), more.stream()).limit(LISTED).toList());
    }
}
