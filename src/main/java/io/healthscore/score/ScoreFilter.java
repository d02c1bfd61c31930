package io.healthscore.score;

import io.healthscore.platform.DayPeriod;
import io.healthscore.platform.Decimals;
import io.healthscore.platform.EmptyParameter;
import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts a list of scores shows. Without {@code state=churned} it leaves out those who left; excluded accounts
 * never show.
 *
 * @param band any of these
 * @param state any of these
 * @param minScore 0-100, inclusive
 * @param maxScore 0-100, inclusive
 * @param minSpend per month
 * @param noticeWithin the notice day is today or at most this far ahead, such as {@code P84D}
 * @param trend {@code rising}, {@code falling} or {@code steady}
 * @param q part of the id or the name, in any case
 */
record ScoreFilter(
        @Nullable List<String> band,
        @Nullable List<String> state,
        @Nullable String segment,
        @Nullable String owner,
        @Nullable String model,
        @Nullable BigDecimal minScore,
        @Nullable BigDecimal maxScore,
        @Nullable BigDecimal minSpend,
        @Nullable String noticeWithin,
        @Nullable String trend,
        @Nullable String flag,
        @Nullable Boolean registered,
        @Nullable String q) {

    private static final Set<String> BANDS = Set.of("healthy", "watch", "poor", "critical", "insufficient_data");
    private static final Set<String> STATES = Set.of("active", "dormant", "leaving", "churned");
    private static final List<String> THOSE_WHO_STAY = List.of("active", "dormant", "leaving");
    private static final Set<String> TRENDS = Set.of("rising", "falling", "steady");
    private static final Set<String> FLAGS = Set.of("at_risk", "expansion_ready", "dormant");
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(100);
    private static final int MAX_NOTICE_DAYS = 3650;

    ScoreFilter {
        // An empty parameter is as good as none: a form's "all".
        band = band == null || band.isEmpty() ? null : band;
        state = state == null || state.isEmpty() ? null : state;
        segment = EmptyParameter.asNone(segment);
        owner = EmptyParameter.asNone(owner);
        model = EmptyParameter.asNone(model);
        noticeWithin = EmptyParameter.asNone(noticeWithin);
        trend = EmptyParameter.asNone(trend);
        flag = EmptyParameter.asNone(flag);
        q = EmptyParameter.asNone(q);
        requireKnown("band", band == null ? List.of() : band, BANDS);
        requireKnown("state", state == null ? List.of() : state, STATES);
        requireKnown("trend", trend == null ? List.of() : List.of(trend), TRENDS);
        requireKnown("flag", flag == null ? List.of() : List.of(flag), FLAGS);
        requireScore("minScore", minScore);
        requireScore("maxScore", maxScore);
        Decimals.require("minSpend", minSpend);
    }

    private static void requireScore(String parameter, @Nullable BigDecimal score) {
        Decimals.require(parameter, score);
        if (score != null && (score.signum() < 0 || score.compareTo(HIGHEST) > 0)) {
            throw new InvalidRequest(Fault.parameter(parameter, "must be a score, 0 to 100"));
        }
    }

    private static void requireKnown(String parameter, List<String> words, Set<String> known) {
        var faults = words.stream()
                .filter(word -> !known.contains(word))
                .map(word -> Fault.parameter(
                        parameter,
                        "must be one of "
                                + String.join(", ", known.stream().sorted().toList())))
                .toList();
        if (!faults.isEmpty()) {
            throw new InvalidRequest(faults);
        }
    }

    /** SQL conditions over {@code a}, an account: what its record says now decides, for past days too. */
    Conditions ofAccount() {
        var conditions = new Conditions();
        conditions.add("not a.excluded");
        conditions.addIf("a.segment = :segment", "segment", segment);
        conditions.addIf("a.owner = :owner", "owner", owner);
        conditions.addIf("(a.registered_at is not null) = :registered", "registered", registered);
        if (q != null) {
            var pattern = "%" + q.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
            conditions.addIf("(a.account_id ilike :q or a.name ilike :q)", "q", pattern);
        }
        return conditions;
    }

    /**
     * SQL conditions over {@code c} (a score's row) and {@code a} (its account), with their parameters.
     *
     * @param spend the column that says it
     */
    Conditions conditions(LocalDate today, String spend) {
        var conditions = ofAccount();
        conditions.addIf("c.state in (:state)", "state", state == null ? THOSE_WHO_STAY : state);
        conditions.addIf("c.band in (:band)", "band", band);
        conditions.addIf("c.model_key = :model", "model", model);
        conditions.addIf("c.score >= :minScore", "minScore", minScore);
        conditions.addIf("c.score <= :maxScore", "maxScore", maxScore);
        conditions.addIf(spend + " >= :minSpend", "minSpend", minSpend);
        conditions.addIf("c.direction = :trend", "trend", trend);
        conditions.addIf(":flag = any(c.flags)", "flag", flag);
        if (noticeWithin != null) {
            conditions.addIf("c.notice_by between :today and :noticeUntil", "today", today);
            conditions
                    .parameters()
                    .put("noticeUntil", today.plusDays(DayPeriod.days("noticeWithin", noticeWithin, MAX_NOTICE_DAYS)));
        }
        return conditions;
    }

    /** A conjunction in the making. */
    record Conditions(List<String> clauses, Map<String, Object> parameters) {

        Conditions() {
            this(new ArrayList<>(), new HashMap<>());
        }

        void add(String clause) {
            clauses.add(clause);
        }

        void addIf(String clause, String parameter, @Nullable Object value) {
            if (value != null) {
                clauses.add(clause);
                parameters.put(parameter, value);
            }
        }

        String sql() {
            return String.join("\n  and ", clauses);
        }
    }
}
