package io.healthscore.account;

import java.util.List;

/**
 * Records were given other seats or spend than they had; published inside the changing transaction, once for all its
 * accounts, so that a thousand of them are recorded as one batch of events.
 */
public record SeatsAndSpendStated(List<SeatsStated> seats, List<SpendStated> spend) {

    public SeatsAndSpendStated {
        seats = List.copyOf(seats);
        spend = List.copyOf(spend);
    }
}
