package io.healthscore.account;

import io.healthscore.account.RegistrationOutcome.Status;
import io.healthscore.platform.InvalidRequest;
import io.healthscore.platform.Times;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what clients say about accounts. Done again from the start when another transaction came in between: took the
 * same external id, or was part of a deadlock.
 */
@Component
@Retryable(
        includes = {DuplicateKeyException.class, PessimisticLockingFailureException.class},
        maxRetries = 5,
        delay = 10,
        jitter = 10,
        multiplier = 2)
class Registrations {

    private final WorkingSets sets;
    private final AccountRepository accounts;
    private final EntityManager loaded;
    private final Clock clock;

    Registrations(WorkingSets sets, AccountRepository accounts, EntityManager loaded, Clock clock) {
        this.sets = sets;
        this.accounts = accounts;
        this.loaded = loaded;
        this.clock = clock;
    }

    /** What a replacement made. */
    record Replacement(Account account, boolean created) {}

    /**
     * Makes this the account's record; what it leaves out is cleared.
     *
     * @param precondition checked with the account as it is, while nobody can change it
     */
    @Transactional
    Replacement replace(String id, AccountRecord record, Precondition precondition) {
        var externalIds = ExternalId.of(record.externalIds()).toList();
        var set = sets.open(new TreeSet<>(Set.of(id)), externalIds);
        var now = Times.cut(clock.instant());
        var created = set.isNew(id);
        precondition.check(created ? Optional.empty() : Optional.of(set.account(id)));
        set.give(id, record, now);
        sets.write(set, now);
        return new Replacement(asStored(set.account(id)), created);
    }

    /** As every later read finds it: the database has an order and a way to write numbers of its own for attributes. */
    private Account asStored(Account account) {
        loaded.detach(account);
        return accounts.withId(account.accountId()).orElseThrow();
    }

    /** Merges the items in their order; a refused one stops no other. */
    @Transactional
    List<RegistrationOutcome> merge(List<Registration> items) {
        var set = open(items.stream().filter(item -> item.faults().isEmpty()).toList());
        var now = Times.cut(clock.instant());
        var outcomes = items.stream().map(item -> merge(item, set, now)).toList();
        sets.write(set, now);
        return outcomes;
    }

    private WorkingSet open(List<Registration> items) {
        var ids = items.stream().map(Registrations::idOf).collect(Collectors.toCollection(TreeSet::new));
        var externalIds = items.stream()
                .flatMap(item -> ExternalId.of(item.said().externalIds()))
                .distinct()
                .toList();
        return sets.open(ids, externalIds);
    }

    private static RegistrationOutcome merge(Registration item, WorkingSet set, Instant now) {
        if (!item.faults().isEmpty()) {
            return RegistrationOutcome.rejected(item.faults());
        }
        var id = idOf(item);
        var status = set.isNew(id) ? Status.CREATED : Status.UPDATED;
        try {
            set.give(id, item.mergedInto(set.account(id).record()), now);
            return RegistrationOutcome.of(status);
        } catch (ExternalIdTaken taken) {
            return RegistrationOutcome.rejected(List.of(taken.fault(item.pointer())));
        } catch (InvalidRequest tooLarge) {
            return RegistrationOutcome.rejected(tooLarge.faults());
        }
    }

    private static String idOf(Registration item) {
        return Objects.requireNonNull(item.id());
    }
}
