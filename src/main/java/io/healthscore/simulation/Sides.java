package io.healthscore.simulation;

import io.healthscore.account.AccountState;
import io.healthscore.model.Catalog;
import io.healthscore.model.ModelVersion;
import io.healthscore.simulation.Comparison.Side;
import java.util.List;
import java.util.Optional;

/**
 * What applied to an account on the day, and what would have applied had the candidate been active: in place of its
 * key's active version, for the accounts that its {@code appliesTo} takes and no more specific model does. Other accounts
 * keep the model that they have, and those that a narrower candidate gives up fall to the next one.
 */
record Sides(Catalog catalog, ModelVersion candidate) {

    /** Accounts that have churned are left out. */
    List<Comparison> compare(List<Member> members) {
        return members.stream().flatMap(member -> compare(member).stream()).toList();
    }

    private Optional<Comparison> compare(Member member) {
        var current = catalog.at(member.facts(), member.day());
        var before = new Side(current, member.score(current.model()));
        if (before.outcome().state() == AccountState.CHURNED) {
            return Optional.empty();
        }
        var next = catalog.at(member.facts(), member.day(), candidate);
        var after = next.isSameAs(current) ? before : new Side(next, member.score(next.model()));
        return Optional.of(new Comparison(member.accountId(), member.spend(), before, after));
    }
}
