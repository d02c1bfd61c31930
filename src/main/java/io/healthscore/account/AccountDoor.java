package io.healthscore.account;

import io.healthscore.platform.Fault;
import io.healthscore.platform.StrictJson;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Takes in what other doors are told about accounts, as {@code POST /api/v1/accounts} does. */
@Component
public class AccountDoor {

    private final Registrations registrations;

    AccountDoor(Registrations registrations) {
        this.registrations = registrations;
    }

    /** The fields of an account that hold one value each. */
    public static Set<String> fields() {
        var fields = Arrays.stream(Particulars.class.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        fields.remove("attributes");
        return fields;
    }

    /**
     * Registers these accounts or merges into them what is said, in this order: what is absent stays.
     *
     * @param accounts objects with an {@code id}
     * @return of each what is wrong with it, by pointers into the request; nothing where it was taken
     */
    public List<List<Fault>> merge(List<StrictJson.Document> accounts) {
        return registrations.merge(accounts.stream().map(Registration::of).toList()).stream()
                .map(RegistrationOutcome::faults)
                .toList();
    }
}
