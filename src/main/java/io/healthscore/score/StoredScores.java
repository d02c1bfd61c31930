package io.healthscore.score;

import io.healthscore.score.Closings.Mark;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What is stored of scores, as far as the next ones build on it. */
@Component
class StoredScores {

    private final CurrentScores current;
    private final Closings closings;

    StoredScores(CurrentScores current, Closings closings) {
        this.current = current;
        this.closings = closings;
    }

    Map<String, StoredScore> current(Collection<String> accountIds) {
        return current.read(accountIds);
    }

    Map<String, Map<LocalDate, Mark>> marks(List<Plan> plans) {
        return closings.marks(plans.stream().collect(Collectors.toMap(Plan::accountId, Plan::closesNeeded)));
    }
}
