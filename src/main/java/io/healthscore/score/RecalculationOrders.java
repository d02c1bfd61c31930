package io.healthscore.score;

import io.healthscore.account.Accounts;
import io.healthscore.model.ScoringModels;
import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import io.healthscore.platform.StrictJson;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes orders for recalculations, if what they name is there. */
@Component
class RecalculationOrders {

    private final Recalculations recalculations;
    private final Accounts accounts;
    private final ScoringModels models;
    private final RulesNow rules;

    RecalculationOrders(Recalculations recalculations, Accounts accounts, ScoringModels models, RulesNow rules) {
        this.recalculations = recalculations;
        this.accounts = accounts;
        this.models = models;
        this.rules = rules;
    }

    /**
     * Stores the job and what it has to do.
     *
     * @throws InvalidRequest also for accounts there are none of, each by name
     */
    @Transactional
    public Recalculation place(StrictJson.Document wanted) {
        var order = RecalculationOrder.of(wanted, rules.today());
        var version = order.version();
        if (version != null) {
            models.version(version.model(), version.number());
        }
        if (order.accountIds() != null) {
            checkKnown(order.accountIds());
        }
        return recalculations.create(order);
    }

    /** Holds the accounts, so that no erasure passes between the check and the rows. */
    private void checkKnown(List<String> ids) {
        var known = accounts.lockExisting(new TreeSet<>(ids));
        var faults = IntStream.range(0, ids.size())
                .filter(index -> !known.contains(ids.get(index)))
                .mapToObj(index -> Fault.at(
                        "/accountIds/" + index, "names no account: '%s'; leave it out".formatted(ids.get(index))))
                .toList();
        if (!faults.isEmpty()) {
            throw new InvalidRequest(faults);
        }
    }
}
