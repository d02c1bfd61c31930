package io.healthscore.score;

import io.healthscore.model.Catalog;
import io.healthscore.signal.Feed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * What holds for every account at one moment.
 *
 * @param now which overrides are in force is told by it
 * @param suspectDays days whose data the fleet-shift guard doubts: they raise and clear no flag
 */
record Rules(Instant now, Catalog catalog, Feed feed, Set<LocalDate> suspectDays) {

    /** In UTC; the day that is still open. */
    LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    Basis basis(Plan plan) {
        return new Basis(
                plan.today(),
                catalog.activation(),
                feed.moves(),
                plan.revision().revision());
    }
}
