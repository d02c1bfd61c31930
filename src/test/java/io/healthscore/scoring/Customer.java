package io.healthscore.scoring;

import io.healthscore.account.AccountFacts;
import io.healthscore.signal.EventType;
import io.healthscore.signal.FeedStarts;
import io.healthscore.signal.SignalWindow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An invented account, {@code acme} unless named, looked at on {@link #TODAY}. All feeds began two years before it. */
final class Customer {

    static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    private final String id;
    private final List<Happening> happenings = new ArrayList<>();
    private final Map<EventType, LocalDate> feeds = new EnumMap<>(EventType.class);
    private LocalDate since = daysAgo(700);
    private @Nullable LocalDate contractEndsOn;
    private @Nullable Integer noticeDays;
    private @Nullable Boolean autoRenew;

    Customer() {
        this("acme");
    }

    Customer(String id) {
        this.id = id;
        for (EventType type : EventType.values()) {
            feeds.put(type, daysAgo(730));
        }
    }

    static LocalDate daysAgo(int days) {
        return TODAY.minusDays(days);
    }

    Customer since(int daysAgo) {
        since = daysAgo(daysAgo);
        return this;
    }

    Customer feedSince(int daysAgo, EventType... types) {
        Arrays.stream(types).forEach(type -> feeds.put(type, daysAgo(daysAgo)));
        return this;
    }

    Customer noFeed(EventType... types) {
        Arrays.asList(types).forEach(feeds::remove);
        return this;
    }

    Customer contract(LocalDate endsOn, @Nullable Integer notice, @Nullable Boolean renews) {
        contractEndsOn = endsOn;
        noticeDays = notice;
        autoRenew = renews;
        return this;
    }

    Customer had(Happening... more) {
        happenings.addAll(Arrays.asList(more));
        return this;
    }

    /** One event so many days ago. */
    Customer had(EventType type, int daysAgo) {
        return had(Happening.on(daysAgo(daysAgo), type));
    }

    Customer had(EventType type, int daysAgo, double value) {
        return had(Happening.on(daysAgo(daysAgo), type).worth(value));
    }

    List<Happening> happenings() {
        return List.copyOf(happenings);
    }

    AccountFacts facts() {
        return new AccountFacts(id, since, null, null, contractEndsOn, noticeDays, autoRenew);
    }

    FeedStarts feeds() {
        return new FeedStarts(feeds);
    }

    SignalWindow window() {
        return Diary.window(happenings);
    }

    Subject subject(LocalDate day) {
        return Subject.of(feeds(), facts(), new SelectedSignals(window()), day, 14);
    }

    Measurement measure(Value value) {
        return value.measure(subject(TODAY));
    }

    Score score(ScoringModel model) {
        return score(model, TODAY);
    }

    Score score(ScoringModel model, LocalDate day) {
        return Scorer.score(model, feeds(), facts(), new SelectedSignals(window()), day);
    }
}
