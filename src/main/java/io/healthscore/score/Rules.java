package io.healthscore.score;

import io.healthscore.model.Catalog;
import io.healthscore.signal.Feed;
import java.time.LocalDate;
import java.util.Set;

/**
 * What holds for every account at one moment.
 *
 * @param today in UTC; the day that is still open
 * @param suspectDays days whose data the fleet-shift guard doubts: they raise and clear no flag
 */
record Rules(LocalDate today, Catalog catalog, Feed feed, Set<LocalDate> suspectDays) {

    Basis basis(Plan plan) {
        return new Basis(
                plan.today(),
                catalog.activation(),
                feed.moves(),
                plan.revision().revision());
    }
}
