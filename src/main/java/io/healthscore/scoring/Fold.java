package io.healthscore.scoring;

import io.healthscore.account.AccountState;
import io.healthscore.scoring.FlagState.High;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of the flags' fold over the days. */
record Fold(Flags flags, FlagState before, Evaluation evaluation) {

    FlagState after() {
        double shift = Words.hundredths(before.shift() + evaluation.shift().total());
        double excuse = Math.min(
                0, Words.hundredths(before.excuse() + evaluation.shift().total()));
        return evaluation.score().isEmpty() || evaluation.suspect()
                ? keep(shift, excuse)
                : judge(evaluation.score().getAsDouble(), shift, excuse);
    }

    /** Without a score to go by nothing is raised or cleared, but what the account itself has said. */
    private FlagState keep(double shift, double excuse) {
        return new FlagState(
                before.below(),
                excuse,
                shift,
                before.highs(),
                since(before.atRiskSince() != null || isLeaving(), before.atRiskSince()),
                before.healthySince(),
                isLeaving() ? null : before.expansionReadySince(),
                dormantSince());
    }

    private FlagState judge(double close, double shift, double excuseSoFar) {
        double line = flags.atRisk().below();
        double excuse = close >= line ? 0 : excuseSoFar;
        int below = close - excuse < line ? before.below() + 1 : 0;
        double own = Words.hundredths(close - shift);
        List<High> highs = highs(own);
        double fall = Words.hundredths(highs.get(0).close() - own);
        LocalDate healthySince = since(close >= healthyFrom(), before.healthySince());
        return new FlagState(
                below,
                excuse,
                shift,
                highs,
                since(isAtRisk(close, below, fall), before.atRiskSince()),
                healthySince,
                since(isReady(close, healthySince), before.expansionReadySince()),
                dormantSince());
    }

    private List<High> highs(double own) {
        LocalDate oldest = evaluation.day().minusDays(flags.atRisk().orDrop().within());
        var highs = new ArrayList<High>();
        for (High high : before.highs()) {
            if (!high.day().isBefore(oldest) && high.close() > own) {
                highs.add(high);
            }
        }
        highs.add(new High(evaluation.day(), own));
        return highs;
    }

    private boolean isAtRisk(double close, int below, double fall) {
        Flags.AtRisk rule = flags.atRisk();
        if (isLeaving()
                || below >= rule.forEvaluations()
                || fall >= rule.orDrop().points()) {
            return true;
        }
        boolean clears = close > rule.clearAbove() && fall <= rule.orDrop().clearWithin();
        return before.atRiskSince() != null && !clears;
    }

    /** A run of healthy days is broken by the lower line once the flag is up. */
    private double healthyFrom() {
        Flags.ExpansionReady rule = flags.expansionReady();
        return before.expansionReadySince() == null
                ? rule.healthAtLeast()
                : rule.clearBelow().health();
    }

    private boolean isReady(double close, @Nullable LocalDate healthySince) {
        Flags.ExpansionReady rule = flags.expansionReady();
        if (evaluation.state() != AccountState.ACTIVE) {
            return false;
        }
        if (before.expansionReadySince() != null) {
            return close >= rule.clearBelow().health()
                    && evaluation.expansion() >= rule.clearBelow().expansion();
        }
        return healthySince != null
                && !healthySince.isAfter(evaluation.day().minusDays(rule.forDays() - 1L))
                && evaluation.enoughSignals()
                && evaluation.expansion() >= rule.expansionAtLeast();
    }

    private boolean isLeaving() {
        return evaluation.state() == AccountState.LEAVING;
    }

    private @Nullable LocalDate dormantSince() {
        return since(evaluation.state() == AccountState.DORMANT, before.dormantSince());
    }

    private @Nullable LocalDate since(boolean holds, @Nullable LocalDate already) {
        if (!holds) {
            return null;
        }
        return already == null ? evaluation.day() : already;
    }
}
