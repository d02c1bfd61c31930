package io.healthscore.scoring;

import io.healthscore.account.AccountFacts;
import io.healthscore.signal.FeedStarts;
import io.healthscore.signal.SignalWindow;
import java.time.LocalDate;

/** The one function that all scores come from: the live one, the sweep's, a rebuilt past, a preview, a backtest. */
public final class Scorer {

    private Scorer() {}

    /**
     * The account's score on a day. What happened after the day is never looked at; what the window must hold before it
     * is told by {@link ScoringModel#reach()}.
     */
    public static Score score(
            ScoringModel model, FeedStarts feeds, AccountFacts facts, SignalWindow window, LocalDate day) {
        throw new UnsupportedOperationException();
    }
}
