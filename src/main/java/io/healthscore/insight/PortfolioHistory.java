package io.healthscore.insight;

import io.healthscore.platform.Cursor;
import io.healthscore.platform.Limits;
import io.healthscore.platform.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The portfolio period by period, oldest first, from the first day that was ever closed. */
@Component
class PortfolioHistory {

    /** Days that are not kept, or no longer good, summed up for one page at most; the page ends where they do. */
    private static final int SUMMED_UP_AT_MOST = 100;

    private final KeptPortfolios kept;
    private final PortfolioKeeper keeper;

    PortfolioHistory(KeptPortfolios kept, PortfolioKeeper keeper) {
        this.kept = kept;
        this.keeper = keeper;
    }

    Page<PortfolioPeriod> of(PortfolioFilter filter, Periods periods, Limits limits, @Nullable String cursor) {
        var begun = kept.firstDay().map(periods::notBefore).orElseGet(() -> periods.notBefore(periods.today()));
        var rest = cursor == null ? begun : begun.after(Cursor.decode(cursor, 1).day(0));
        var wanted = rest.ends(limits.withOneMore());
        var known = kept.good(wanted, filter);
        var rows = new ArrayList<PortfolioPeriod>();
        int summedUp = 0;
        for (var day : wanted.subList(0, Math.min(limits.limit(), wanted.size()))) {
            var portfolio = known.get(day);
            if (portfolio == null && summedUp++ == SUMMED_UP_AT_MOST) {
                break;
            }
            rows.add(new PortfolioPeriod(day, portfolio == null ? keeper.read(rest.moment(day), filter) : portfolio));
        }
        return rows.size() == wanted.size() ? Page.whole(rows) : new Page<>(rows, cursor(rows));
    }

    private static String cursor(List<PortfolioPeriod> rows) {
        LocalDate last = rows.get(rows.size() - 1).day();
        return Cursor.encode(last.toString());
    }
}
