package io.healthscore.score;

import io.healthscore.account.Accounts;
import io.healthscore.signal.EventType;
import io.healthscore.signal.RecentSignals;
import io.healthscore.signal.Revision;
import io.healthscore.signal.Revisions;
import io.healthscore.signal.SignalReach;
import io.healthscore.signal.SignalWindow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what the scores of some accounts are made of, and computes them. Holds no lock and writes nothing. */
@Component
class Computation {

    private static final Map<LocalDate, Mark> NO_CLOSES = Map.of();

    private final Accounts accounts;
    private final Revisions revisions;
    private final RecentSignals signals;
    private final StoredScores stored;
    private final RulesNow rules;

    Computation(Accounts accounts, Revisions revisions, RecentSignals signals, StoredScores stored, RulesNow rules) {
        this.accounts = accounts;
        this.revisions = revisions;
        this.signals = signals;
        this.stored = stored;
        this.rules = rules;
    }

    List<Update> of(Plans what) {
        var plans = what.plans();
        var now = what.rules();
        var closes = stored.marks(plans);
        var choices = stored.choices(plans);
        var overrides = overrides(plans);
        var updates = new ArrayList<Update>();
        plans.stream()
                .collect(Collectors.groupingBy(Plan::from, TreeMap::new, Collectors.toList()))
                .forEach((from, group) -> {
                    var windows = windows(group, choices.reach(now.catalog().reach()), from);
                    group.forEach(plan -> updates.add(update(
                            plan,
                            timeline(plan, now, windows)
                                    .choosing(choices.of(plan.accountId()))
                                    .overridden(overrides.getOrDefault(plan.accountId(), OverrideHistory.NONE)),
                            now,
                            closes.getOrDefault(plan.accountId(), NO_CLOSES))));
                });
        return updates;
    }

    /**
     * What has to be done for these accounts, as far as they exist. The revisions are read before all that scores are made
     * of, the rules among it: a change in between leaves the score stale, never falsely fresh.
     *
     * @param depth how many days of unscored history to compute at most, an account
     */
    Plans plans(Collection<String> accountIds, int depth) {
        var read = revisions.read(accountIds);
        var now = rules.read();
        var scores = stored.current(accountIds);
        var plans = accounts.factsOf(accountIds).values().stream()
                .map(facts -> Plan.of(
                        now.today(),
                        facts,
                        read.getOrDefault(facts.accountId(), Revision.none(facts.accountId())),
                        scores.get(facts.accountId()),
                        depth))
                .toList();
        return new Plans(now, plans);
    }

    private Map<String, SignalWindow> windows(List<Plan> plans, Map<EventType, SignalReach> reach, LocalDate from) {
        var accounts = plans.stream().map(Plan::revision).toList();
        return signals.read(accounts, reach, from.minusDays(1), lastDay(plans));
    }

    private Map<String, OverrideHistory> overrides(List<Plan> plans) {
        var ids = plans.stream().map(Plan::accountId).toList();
        var from = plans.stream().map(Plan::from).min(Comparator.naturalOrder()).orElseThrow();
        return stored.overrides(ids, from);
    }

    private static LocalDate lastDay(List<Plan> plans) {
        return plans.stream().map(Plan::today).max(Comparator.naturalOrder()).orElseThrow();
    }

    private static Timeline timeline(Plan plan, Rules rules, Map<String, SignalWindow> windows) {
        var window = windows.getOrDefault(plan.accountId(), SignalWindow.EMPTY);
        return Timeline.of(rules, plan.facts(), plan.revision().firstDay(), window);
    }

    private static Update update(Plan plan, Timeline timeline, Rules rules, Map<LocalDate, Mark> closes) {
        var from = plan.from();
        var before = closes.get(from.minusDays(1));
        var days = timeline.between(from, plan.today(), before == null ? null : Close.of(before));
        var today = days.get(days.size() - 1);
        var past = new HashMap<LocalDate, Trend.Past>();
        closes.forEach((day, mark) -> past.put(day, mark.past()));
        days.forEach(day -> past.put(day.day(), day.past()));
        var live = new Update.Live(today, Trend.of(today, past), formerBand(plan, timeline, today));
        return new Update(plan, rules.basis(plan), days.subList(0, days.size() - 1), live);
    }

    private static @Nullable String formerBand(Plan plan, Timeline timeline, DayScore today) {
        if (plan.stored() == null || plan.stored().isFirst() || plan.stored().isOf(today.version())) {
            return null;
        }
        var printed = plan.stored().printed();
        var former = timeline.rules().catalog().version(printed.model(), printed.modelVersion());
        return timeline.under(former, today).band().word();
    }
}
