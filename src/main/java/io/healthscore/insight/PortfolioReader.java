package io.healthscore.insight;

import io.healthscore.insight.Portfolio.Renewals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the portfolio of one moment from the stored scores, all of it as one snapshot of the database. */
@Component
class PortfolioReader {

    static final int RENEWAL_DAYS = 90;

    private static final int DECIMALS_OF_A_RATE = 3;

    private final PortfolioRows rows;
    private final Unscored unscored;
    private final Suspicions suspicions;

    PortfolioReader(PortfolioRows rows, Unscored unscored, Suspicions suspicions) {
        this.rows = rows;
        this.unscored = unscored;
        this.suspicions = suspicions;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Portfolio read(Moment moment, PortfolioFilter filter) {
        var groups = Groups.of(rows.groups(moment, filter));
        return new Portfolio(
                groups.computedAt().orElseGet(moment::asOf),
                groups.accounts(),
                groups.scored(),
                groups.unregistered(),
                groups.left() + unscored.left(moment, filter),
                unscored.pending(moment, filter, groups.accounts() + groups.left()),
                groups.spend(),
                groups.mean(),
                groups.median(),
                groups.coverage(),
                groups.bands(),
                groups.histogram(),
                renewals(groups, rows.renewals(moment, filter)),
                rows.retention(moment, filter).map(PortfolioReader::rate).orElse(null),
                groups.movements(),
                suspicions.on(moment.day()));
    }

    private static Renewals renewals(Groups groups, PortfolioRows.Renewed past) {
        return new Renewals(
                RENEWAL_DAYS,
                groups.due(),
                groups.dueSpend(),
                past.renewed(),
                past.cancelled(),
                rate(past.renewed(), past.renewed() + past.cancelled()));
    }

    private static @Nullable BigDecimal rate(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DECIMALS_OF_A_RATE, RoundingMode.HALF_UP);
    }

    private static BigDecimal rate(BigDecimal rate) {
        return rate.setScale(DECIMALS_OF_A_RATE, RoundingMode.HALF_UP);
    }
}
