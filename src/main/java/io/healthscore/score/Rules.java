package io.healthscore.score;

import io.healthscore.account.AccountFacts;
import io.healthscore.model.Catalog;
import io.healthscore.model.ModelVersion;
import io.healthscore.signal.Feed;
import java.time.LocalDate;

/**
 * What holds for every account at one moment.
 *
 * @param today in UTC; the day that is still open
 */
record Rules(LocalDate today, Catalog catalog, Feed feed) {

    Basis basis(long revision) {
        return new Basis(today, catalog.activation(), feed.moves(), revision);
    }

    ModelVersion versionFor(AccountFacts facts, LocalDate day) {
        return day.equals(today) ? catalog.now(facts) : catalog.at(facts, day);
    }
}
