package io.healthscore.account;

import io.healthscore.account.FactsByDay.Facts;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What a request made of one account, from its transaction's beginning to its end. */
record AccountChange(Account account, AccountRecord before, boolean wasRegistered) {

    static AccountChange startingFrom(Account account) {
        return new AccountChange(account, account.record(), account.isRegistered());
    }

    String accountId() {
        return account.accountId();
    }

    /** Whether a score, or what stands beside it in a list, may differ. */
    boolean matters() {
        return wasRegistered != account.isRegistered()
                || !before.externalIds().equals(account.record().externalIds())
                || !before.particulars().withoutAttributes().equals(after().withoutAttributes());
    }

    /** Whether it is listed and summed up with others than before. */
    boolean regroups() {
        return movesTotals()
                || !Objects.equals(before.particulars().segment(), after().segment())
                || !Objects.equals(before.particulars().owner(), after().owner());
    }

    /** Whether sums over all accounts differ too. */
    boolean movesTotals() {
        return wasRegistered != account.isRegistered() || before.particulars().excluded() != after().excluded();
    }

    boolean movesAge() {
        return !Objects.equals(before.particulars().customerSince(), after().customerSince());
    }

    /** The facts of today, if they are others than before. */
    Optional<Facts> newFacts() {
        return Optional.of(after().facts())
                .filter(facts -> !facts.equals(before.particulars().facts()));
    }

    Optional<SeatsStated> seatsStated(Instant now) {
        return Optional.ofNullable(after().seats())
                .filter(seats -> !seats.equals(before.particulars().seats()))
                .map(seats -> new SeatsStated(accountId(), seats, now));
    }

    Optional<SpendStated> spendStated(Instant now) {
        return Optional.ofNullable(after().spend())
                .filter(spend -> !spend.equals(before.particulars().spend()))
                .map(spend -> new SpendStated(accountId(), spend, now));
    }

    private Particulars after() {
        return account.record().particulars();
    }
}
