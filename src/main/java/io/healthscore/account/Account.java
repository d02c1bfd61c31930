package io.healthscore.account;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A customer, as its record says. Rows are made and locked by {@link AccountRows} before they are loaded, so this is
 * never persisted as new, and nobody else changes what is changed here.
 */
@Entity
class Account {

    @Id
    private String accountId;

    @Embedded
    private Particulars particulars;

    @ElementCollection
    @CollectionTable(name = "account_external_id", joinColumns = @JoinColumn(name = "account_id"))
    @MapKeyColumn(name = "system")
    @Column(name = "external_id")
    private Map<String, String> externalIds = new HashMap<>();

    private @Nullable Instant seatsAt;

    private @Nullable Instant spendAt;

    /** Written by {@link LastKnown} alone. */
    @Column(insertable = false, updatable = false)
    private String state;

    private @Nullable Instant registeredAt;

    private Instant createdAt;

    private Instant updatedAt;

    /** For Hibernate, which fills in what is missing. */
    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    String accountId() {
        return accountId;
    }

    AccountRecord record() {
        return new AccountRecord(particulars, externalIds);
    }

    AccountState state() {
        return AccountState.of(state).orElseThrow();
    }

    boolean isRegistered() {
        return registeredAt != null;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    /** Takes over what the other's record says and this one does not; an account is registered if either is. */
    void absorb(Account other, Instant now) {
        if (particulars.seats() == null) {
            seatsAt = other.seatsAt;
        }
        if (particulars.spend() == null) {
            spendAt = other.spendAt;
        }
        if (registeredAt == null || other.registeredAt != null && other.registeredAt.isBefore(registeredAt)) {
            registeredAt = other.registeredAt;
        }
        particulars = particulars.filledFrom(other.particulars);
        other.externalIds.forEach(externalIds::putIfAbsent);
        updatedAt = now;
    }

    /** Its spend, stated anew if it was said before the other's was. */
    Optional<SpendStated> spendSaidBefore(Account other, Instant now) {
        return Optional.ofNullable(particulars.spend())
                .filter(spend -> isBefore(spendAt, other.spendAt))
                .map(spend -> new SpendStated(accountId, spend, now));
    }

    /** The same for its seats. */
    Optional<SeatsStated> seatsSaidBefore(Account other, Instant now) {
        return Optional.ofNullable(particulars.seats())
                .filter(seats -> isBefore(seatsAt, other.seatsAt))
                .map(seats -> new SeatsStated(accountId, seats, now));
    }

    private static boolean isBefore(@Nullable Instant mine, @Nullable Instant theirs) {
        return theirs != null && (mine == null || mine.isBefore(theirs));
    }

    /** Takes over what the client says; whoever is described is registered. */
    void become(AccountRecord next, Instant now) {
        if (isRegistered() && next.saysTheSameAs(record())) {
            return;
        }
        var said = next.particulars();
        if (!Objects.equals(particulars.seats(), said.seats())) {
            seatsAt = now;
        }
        if (!Objects.equals(particulars.spend(), said.spend())) {
            spendAt = now;
        }
        if (registeredAt == null) {
            registeredAt = now;
        }
        particulars = said;
        externalIds.keySet().retainAll(next.externalIds().keySet());
        externalIds.putAll(next.externalIds());
        updatedAt = now;
    }
}
