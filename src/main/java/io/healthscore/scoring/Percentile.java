package io.healthscore.scoring;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rank among the reference accounts: fitted when a model's version is created, kept beside the definition, never
 * fitted again on today. Where a segment had too few accounts all are compared with; where all were too few the metric is
 * missing.
 *
 * @param lowIsBest whether a low value ranks high
 * @param references by segment, and that of all accounts under {@link #ALL}; empty before they are fitted
 */
public record Percentile(Within within, boolean lowIsBest, Map<String, Reference> references) implements Normalization {

    /** The key of the reference of all accounts. */
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
        return population(segment).or(() -> population(ALL)).map(reference -> new Rank(reference, lowIsBest));
    }

    Percentile comparedWith(Map<String, Reference> fitted) {
        return new Percentile(within, lowIsBest, fitted);
    }

    private Optional<Reference> population(@Nullable String segment) {
        String key = within == Within.SEGMENT && segment != null ? segment : ALL;
        return Optional.ofNullable(references.get(key)).filter(Reference::isEnough);
    }
}
