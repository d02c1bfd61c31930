package io.healthscore.scoring;

/**
 * A cap that holds, with its evidence.
 *
 * @param atMost 0 to 100, two decimals
 */
public record CapHeld(Cap cap, Measurement evidence, double atMost) {

    public String key() {
        return cap.key();
    }

    /** A sentence such as "1 urgent ticket open for 16 days". */
    public String because() {
        return cap.when().value().describe(cap.label(), "", evidence);
    }

    /** For one that says the same as a lower one: "1 urgent ticket open for 16 days: at most 74". */
    String becauseAndLimit() {
        return because() + ": at most " + Words.number(atMost);
    }
}
