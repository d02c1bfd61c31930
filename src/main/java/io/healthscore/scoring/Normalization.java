package io.healthscore.scoring;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What turns a metric's value into a metric score of 0 to 100: a curve, or a rank among other accounts. */
public sealed interface Normalization permits Curve, Percentile {

    /** The curve for an account of the segment; empty when there is none (too few accounts to compare with). */
    Optional<Curve> curve(@Nullable String segment);
}
