package io.healthscore.insight;

import io.healthscore.insight.Portfolio.DataQuality;
import io.healthscore.insight.Portfolio.InBand;
import io.healthscore.insight.Portfolio.Renewals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A period's portfolio in a spreadsheet's row. Bands and the histogram become columns; of the movements there are the
 * accounts whose band is a better ({@code up}) or a worse one ({@code down}) than 7 and 30 days ago.
 */
record PortfolioColumns(
        LocalDate day,
        Instant asOf,
        long accounts,
        long scored,
        long unregistered,
        long churned,
        long pending,
        BigDecimal spend,
        @Nullable BigDecimal mean,
        @Nullable BigDecimal median,
        @Nullable BigDecimal coverage,
        Map<String, Count> bands,
        Map<String, Long> histogram,
        Renewals renewals,
        @Nullable BigDecimal netRetention,
        Moves movements,
        DataQuality dataQuality) {

    static PortfolioColumns of(PortfolioPeriod period) {
        var portfolio = period.portfolio();
        return new PortfolioColumns(
                period.day(),
                portfolio.asOf(),
                portfolio.accounts(),
                portfolio.scored(),
                portfolio.unregistered(),
                portfolio.churned(),
                portfolio.pending(),
                portfolio.spend(),
                portfolio.mean(),
                portfolio.median(),
                portfolio.coverage(),
                bands(portfolio),
                histogram(portfolio),
                portfolio.renewals(),
                portfolio.netRetention(),
                Moves.of(portfolio),
                portfolio.dataQuality());
    }

    private static Map<String, Count> bands(Portfolio portfolio) {
        var bands = new LinkedHashMap<String, Count>();
        for (InBand band : portfolio.bands()) {
            bands.put(band.band(), new Count(band.accounts(), band.spend()));
        }
        return bands;
    }

    private static Map<String, Long> histogram(Portfolio portfolio) {
        var bins = new LinkedHashMap<String, Long>();
        portfolio.histogram().forEach(bin -> bins.put(bin.from() + "-" + bin.to(), bin.accounts()));
        return bins;
    }

    record Count(long accounts, BigDecimal spend) {}

    record Moves(Move days7, Move days30) {

        static Moves of(Portfolio portfolio) {
            return new Moves(Move.of(portfolio, Groups.WEEK), Move.of(portfolio, Groups.MONTH));
        }
    }

    record Move(long up, long down) {

        /** Who had no score before or has none now went neither up nor down. */
        static Move of(Portfolio portfolio, int days) {
            long up = 0;
            long down = 0;
            int unscored = Groups.BANDS.size() - 1;
            for (var movement : portfolio.movements()) {
                int from = Groups.BANDS.indexOf(movement.from());
                int to = Groups.BANDS.indexOf(movement.to());
                if (movement.days() == days && from < unscored && to < unscored) {
                    up += to < from ? movement.accounts() : 0;
                    down += to > from ? movement.accounts() : 0;
                }
            }
            return new Move(up, down);
        }
    }
}
