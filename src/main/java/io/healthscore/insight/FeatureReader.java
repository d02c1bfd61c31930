package io.healthscore.insight;

import io.healthscore.insight.FeatureComparison.Ended;
import io.healthscore.insight.FeatureComparison.Scored;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads what goes with using each name, from stored scores and signals, all of it as one snapshot of the database. */
@Component
class FeatureReader {

    /** The most frequent ones: a product that makes up names must not fill the memory. */
    private static final int NAMES_AT_MOST = 500;

    private final FeatureNames names;
    private final ComparedAccounts accounts;
    private final FeatureUses uses;
    private final Experiences experiences;

    FeatureReader(FeatureNames names, ComparedAccounts accounts, FeatureUses uses, Experiences experiences) {
        this.names = names;
        this.accounts = accounts;
        this.uses = uses;
        this.experiences = experiences;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Compared read(AccountChoice choice, Outcome outcome, LocalDate today) {
        var known = names.lately(today.minusDays(Experiences.YEAR + (long) Feature.DAYS), NAMES_AT_MOST);
        var comparison = new FeatureComparison(outcome, scored(choice, today, known), ended(choice, today, known));
        return new Compared(
                accounts.computedAt(choice).orElseGet(() -> today.atStartOfDay().toInstant(ZoneOffset.UTC)),
                comparison.of(known.features()),
                known.leftOut());
    }

    private Scored scored(AccountChoice choice, LocalDate today, FeatureNames.Known known) {
        var scored = accounts.read(choice);
        var ids = scored.stream().map(ComparedAccount::accountId).toList();
        return Scored.of(scored, uses.now(choice, ids, today, known), experiences.feedback(choice, today));
    }

    private Ended ended(AccountChoice choice, LocalDate today, FeatureNames.Known known) {
        var renewals = experiences.renewals(choice, today);
        return Ended.of(renewals, uses.before(renewals, known));
    }

    /** @param leftOut how many rarer names were not looked at */
    record Compared(Instant asOf, List<FeatureRow> rows, long leftOut) {}
}
