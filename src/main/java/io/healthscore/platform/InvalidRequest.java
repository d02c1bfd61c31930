package io.healthscore.platform;

import java.io.Serial;
import java.util.List;

/** The request cannot be understood or breaks a rule: answered as 400 {@code /problems/invalid-request} with every fault. */
public class InvalidRequest extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    public InvalidRequest(List<Fault> faults) {
        super(Problems.sentence(faults));
        this.faults = List.copyOf(faults);
    }

    public InvalidRequest(Fault fault) {
        this(List.of(fault));
    }

    /** At least one, in the order in which they were found. */
    public List<Fault> faults() {
        return faults;
    }
}
