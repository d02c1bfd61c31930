package io.healthscore.scoring;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rank among the reference accounts: fitted when a model's version is created, kept beside the definition, never
 * fitted again on today. Without a reference of at least {@value #ENOUGH} accounts the metric is missing.
 *
 * @param references by segment, or one under {@link #ALL}; empty before they are fitted
 */
public record Percentile(Within within, Map<String, Reference> references) implements Normalization {

    public static final int ENOUGH = 30;

    /** The key of the one reference when the population is all accounts. */
    public static final String ALL = "";

    public Percentile {
        references = Map.copyOf(references);
    }

    /** Whom an account is compared with. */
    public enum Within {
        ALL_ACCOUNTS,
        SEGMENT
    }

    @Override
    public Optional<Curve> curve(@Nullable String segment) {
        String population = within == Within.SEGMENT && segment != null ? segment : ALL;
        return Optional.ofNullable(references.get(population))
                .filter(reference -> reference.accounts() >= ENOUGH)
                .map(Curve.class::cast);
    }
}
