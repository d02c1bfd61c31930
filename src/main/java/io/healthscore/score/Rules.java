package io.healthscore.score;

import io.healthscore.model.Catalog;
import io.healthscore.signal.Feed;
import java.time.LocalDate;

/**
 * What holds for every account at one moment.
 *
 * @param today in UTC; the day that is still open
 */
record Rules(LocalDate today, Catalog catalog, Feed feed) {

    Basis basis(Plan plan) {
        return new Basis(
                plan.today(),
                catalog.activation(),
                feed.moves(),
                plan.revision().revision());
    }
}
