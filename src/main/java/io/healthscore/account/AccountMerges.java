package io.healthscore.account;

import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes one account's record a part of another's. */
@Component
public class AccountMerges {

    private final MergedRecords records;
    private final MergedFacts facts;
    private final Erasures erasures;
    private final ApplicationEventPublisher events;

    AccountMerges(MergedRecords records, MergedFacts facts, Erasures erasures, ApplicationEventPublisher events) {
        this.records = records;
        this.facts = facts;
        this.erasures = erasures;
        this.events = events;
    }

    /**
     * What became of the external ids of the account that is gone.
     *
     * @param moved by system
     * @param dropped by system: where the other account has one already
     */
    public record ExternalIdsMerged(Map<String, String> moved, Map<String, String> dropped) {}

    /**
     * Fills in what {@code into} lacks, in its record and in its facts of past days, and erases {@code from}: whatever
     * else is to be kept of that has moved before. The transaction has both accounts alone.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public ExternalIdsMerged merge(String from, String into) {
        facts.merge(from, into);
        var externalIds = records.merge(from, into);
        events.publishEvent(new AccountMerged(from, into));
        erasures.erase(from);
        return externalIds;
    }
}
