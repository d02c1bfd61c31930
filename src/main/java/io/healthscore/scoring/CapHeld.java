package io.healthscore.scoring;

/**
 * A cap that holds, with its evidence.
 *
 * @param atMost 0 to 100, two decimals
 * @param because a sentence such as "1 urgent ticket open for 16 days"
 */
public record CapHeld(Cap cap, Measurement evidence, double atMost, String because) {

    static CapHeld of(Cap cap, Measurement evidence) {
        return new CapHeld(
                cap,
                evidence,
                Words.hundredths(cap.atMost().at(evidence.value())),
                cap.when().value().describe(cap.label(), "", evidence));
    }

    public String key() {
        return cap.key();
    }

    /** For one whose evidence a lower one has told already: "Urgent ticket open for more than a week: at most 74". */
    CapHeld byItsLabel() {
        return new CapHeld(cap, evidence, atMost, cap.label() + ": at most " + Words.number(atMost));
    }
}
