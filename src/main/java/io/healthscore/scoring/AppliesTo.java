package io.healthscore.scoring;

import io.healthscore.account.AccountFacts;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom a model is meant for; what is left empty takes everybody. Of several models the most specific that matches wins.
 *
 * @param segments any of them; empty for all
 * @param lifecycles any of them; empty for all
 * @param youngerThan in days since the account's beginning; {@link Value#FOREVER} for any age
 */
public record AppliesTo(Set<String> segments, Set<String> lifecycles, int youngerThan) {

    public static final AppliesTo EVERYBODY = new AppliesTo(Set.of(), Set.of(), Value.FOREVER);

    public AppliesTo {
        segments = Set.copyOf(segments);
        lifecycles = Set.copyOf(lifecycles);
        Check.days(youngerThan, "appliesTo.youngerThan");
    }

    public boolean matches(AccountFacts facts, LocalDate day) {
        return takes(segments, facts.segment())
                && takes(lifecycles, facts.lifecycle())
                && ChronoUnit.DAYS.between(facts.since(), day) < youngerThan;
    }

    /** How many of the three are narrowed. */
    public int specificity() {
        return (segments.isEmpty() ? 0 : 1) + (lifecycles.isEmpty() ? 0 : 1) + (youngerThan == Value.FOREVER ? 0 : 1);
    }

    /** Whether some account could be claimed by both with equal right. */
    public boolean rivals(AppliesTo other) {
        return specificity() == other.specificity()
                && meet(segments, other.segments)
                && meet(lifecycles, other.lifecycles);
    }

    private static boolean takes(Set<String> wanted, @Nullable String actual) {
        return wanted.isEmpty() || (actual != null && wanted.contains(actual));
    }

    private static boolean meet(Set<String> one, Set<String> other) {
        return one.isEmpty() || other.isEmpty() || !Collections.disjoint(one, other);
    }
}
