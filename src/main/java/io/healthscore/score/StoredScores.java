package io.healthscore.score;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What is stored of scores, as far as the next ones build on it. */
@Component
class StoredScores {

    private final CurrentScores current;
    private final Closings closings;
    private final ChosenDays chosen;
    private final Overrides overrides;

    StoredScores(CurrentScores current, Closings closings, ChosenDays chosen, Overrides overrides) {
        this.current = current;
        this.closings = closings;
        this.chosen = chosen;
        this.overrides = overrides;
    }

    Map<String, StoredScore> current(Collection<String> accountIds) {
        return current.read(accountIds);
    }

    /** The choices for the past days that these plans score. */
    Choices choices(List<Plan> plans) {
        return chosen.from(plans.stream()
                .filter(plan -> plan.from().isBefore(plan.today()))
                .collect(Collectors.toMap(Plan::accountId, Plan::from)));
    }

    /** The overrides that counted on any of these days, or counts now. */
    OverrideHistory overrides(String accountId, LocalDate from) {
        return overrides(List.of(accountId), from).getOrDefault(accountId, OverrideHistory.NONE);
    }

    Map<String, OverrideHistory> overrides(Collection<String> accountIds, LocalDate from) {
        return overrides.read(accountIds, from.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    Map<LocalDate, Mark> marks(String accountId, Set<LocalDate> days) {
        return closings.marks(Map.of(accountId, days)).getOrDefault(accountId, Map.of());
    }

    Map<String, Map<LocalDate, Mark>> marks(List<Plan> plans) {
        return closings.marks(plans.stream().collect(Collectors.toMap(Plan::accountId, Plan::closesNeeded)));
    }
}
