package io.healthscore.scoring;

import static io.healthscore.model.DefaultModel.MODEL;
import static io.healthscore.scoring.Customer.TODAY;
import static io.healthscore.scoring.Customer.daysAgo;

import io.healthscore.account.AccountFacts;
import io.healthscore.signal.EventType;
import io.healthscore.signal.FeedStarts;
import io.healthscore.signal.SignalWindow;
import java.util.ArrayList;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** How many accounts with 90 days of signals one core scores in a second under the default model. */
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class AccountsScored {

    private static final int ACCOUNTS = 200;

    /** Names in use, one signal a day each. */
    @Param({"2", "10"})
    public int features;

    private final SignalWindow[] windows = new SignalWindow[ACCOUNTS];
    private FeedStarts feeds;
    private AccountFacts facts;
    private int next;

    @Setup
    public void fill() {
        var customer = new Customer().contract(TODAY.plusDays(100), 30, true);
        feeds = customer.feeds();
        facts = customer.facts();
        for (int account = 0; account < ACCOUNTS; account++) {
            windows[account] = window(new Random(account));
        }
    }

    @Benchmark
    public Score today() {
        next = (next + 1) % ACCOUNTS;
        return Scorer.score(MODEL, feeds, facts, new SelectedSignals(windows[next]), TODAY);
    }

    /** All closings from one read of the window, as when history is scored for the first time. */
    @Benchmark
    public void ninetyDays(Blackhole scores) {
        next = (next + 1) % ACCOUNTS;
        var signals = new SelectedSignals(windows[next]);
        for (int day = 89; day >= 0; day--) {
            scores.consume(Scorer.score(MODEL, feeds, facts, signals, daysAgo(day)));
        }
    }

    private SignalWindow window(Random random) {
        var happenings = new ArrayList<Happening>();
        for (int day = 0; day < 90; day++) {
            for (int user = 0; user < 6; user++) {
                happenings.add(Happening.on(daysAgo(day), EventType.LOGIN).by(user(random)));
                happenings.add(Happening.on(daysAgo(day), EventType.SESSION).worth(random.nextInt(900)).by(user(random)));
                for (int feature = 0; feature < features; feature++) {
                    happenings.add(Happening.on(daysAgo(day), EventType.FEATURE_USED)
                            .named("f" + feature)
                            .worth(1)
                            .by(user(random)));
                }
            }
        }
        happenings.add(Happening.on(daysAgo(80), EventType.SEATS_CHANGED).worth(40));
        happenings.add(Happening.on(daysAgo(85), EventType.SPEND_RECORDED).worth(1000));
        happenings.add(Happening.on(daysAgo(20), EventType.NPS_RESPONSE).named("promoter").worth(9));
        happenings.add(Happening.on(daysAgo(20), EventType.TICKET_OPENED).named("T-1"));
        happenings.add(Happening.on(daysAgo(10), EventType.PAYMENT_RECEIVED));
        return Diary.window(happenings);
    }

    private static String user(Random random) {
        return "u" + random.nextInt(25);
    }
}
