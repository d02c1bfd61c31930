package io.healthscore.scoring;

import static io.healthscore.model.DefaultModel.MODEL;
import static io.healthscore.scoring.Customer.TODAY;
import static io.healthscore.scoring.Customer.daysAgo;

import io.healthscore.signal.EventType;
import io.healthscore.signal.SignalWindow;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** How many full default scores one core computes in a second, on 90 days of signals; run by hand. */
final class ScorerSpeed {

    private static final int ACCOUNTS = 200;

    /** Processor time, so that a busy machine does not count. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ScorerSpeed() {}

    public static void main(String[] arguments) {
        for (int features : new int[] {2, 10}) {
            var windows = new ArrayList<SignalWindow>();
            for (int i = 0; i < ACCOUNTS; i++) {
                windows.add(window(i, features));
            }
            for (int round = 0; round < 6; round++) {
                System.out.printf("%d features: %,d scores a second%n", features, perSecond(windows));
            }
        }
    }

    private static long perSecond(List<SignalWindow> windows) {
        var customer = new Customer().contract(TODAY.plusDays(100), 30, true);
        long begin = THREADS.getCurrentThreadCpuTime();
        long scores = 0;
        double sum = 0;
        while (THREADS.getCurrentThreadCpuTime() - begin < Duration.ofSeconds(2).toNanos()) {
            for (SignalWindow window : windows) {
                sum += Scorer.score(MODEL, customer.feeds(), customer.facts(), window, TODAY)
                        .coverage();
                scores++;
            }
        }
        if (sum == 0) {
            throw new IllegalStateException("nothing was scored");
        }
        return scores * 1_000_000_000L / (THREADS.getCurrentThreadCpuTime() - begin);
    }

    private static SignalWindow window(long seed, int features) {
        var random = new Random(seed);
        var happenings = new ArrayList<Happening>();
        for (int day = 0; day < 90; day++) {
            for (int user = 0; user < 6; user++) {
                happenings.add(Happening.on(daysAgo(day), EventType.LOGIN).by("u" + random.nextInt(25)));
                happenings.add(Happening.on(daysAgo(day), EventType.SESSION)
                        .worth(random.nextInt(900))
                        .by("u" + random.nextInt(25)));
                for (int feature = 0; feature < features; feature++) {
                    happenings.add(Happening.on(daysAgo(day), EventType.FEATURE_USED)
                            .named("f" + feature)
                            .worth(1)
                            .by("u" + random.nextInt(25)));
                }
            }
        }
        happenings.add(Happening.on(daysAgo(80), EventType.SEATS_CHANGED).worth(40));
        happenings.add(Happening.on(daysAgo(85), EventType.SPEND_RECORDED).worth(1000));
        happenings.add(Happening.on(daysAgo(20), EventType.NPS_RESPONSE)
                .named("promoter")
                .worth(9));
        happenings.add(Happening.on(daysAgo(20), EventType.TICKET_OPENED).named("T-1"));
        happenings.add(Happening.on(daysAgo(10), EventType.PAYMENT_RECEIVED));
        return Diary.window(happenings);
    }
}
