package io.healthscore.account;

import io.healthscore.platform.Fault;
import java.util.List;
import java.util.Locale;

/** What became of one item. */
record RegistrationOutcome(Status status, List<Fault> faults) {

    enum Status {
        CREATED,
        UPDATED,
        REJECTED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static RegistrationOutcome of(Status status) {
        return new RegistrationOutcome(status, List.of());
    }

    static RegistrationOutcome rejected(List<Fault> faults) {
        return new RegistrationOutcome(Status.REJECTED, faults);
    }
}
