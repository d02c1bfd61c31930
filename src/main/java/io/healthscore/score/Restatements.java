package io.healthscore.score;

import io.healthscore.model.ScoringModels;
import io.healthscore.signal.SignalReader;
import io.healthscore.signal.SignalWindow;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Computes the days of a recalculation, from the signals, by the same {@link Timeline} as live scores. Holds no lock and
 * writes nothing.
 */
@Component
class Restatements {

    private final SignalReader signals;
    private final Closings closings;
    private final StoredScores stored;
    private final ScoringModels models;

    Restatements(SignalReader signals, Closings closings, StoredScores stored, ScoringModels models) {
        this.signals = signals;
        this.closings = closings;
        this.stored = stored;
        this.models = models;
    }

    /** One for each account that had begun by the range's end. */
    List<Restatement> of(Recalculation job, Plans known) {
        var spans = known.plans().stream()
                .map(plan -> Span.of(job.order(), plan))
                .filter(span -> !span.from().isAfter(span.to()))
                .toList();
        if (spans.isEmpty()) {
            return List.of();
        }
        var timelines = timelines(job, spans, known.rules());
        var closes = closings.marks(spans.stream()
                .collect(Collectors.toMap(
                        Span::accountId, span -> Set.of(span.from().minusDays(1)))));
        return spans.stream()
                .map(span -> span.restatement(
                        known.rules(), timelines.apply(span), closes.getOrDefault(span.accountId(), Map.of())))
                .toList();
    }

    private Function<Span, Timeline> timelines(Recalculation job, List<Span> spans, Rules rules) {
        var ids = spans.stream().map(Span::accountId).toList();
        var from = job.order().from();
        var choices = choices(job, ids);
        var overrides = stored.overrides(ids, from);
        var windows = signals.read(
                ids,
                choices.reach(rules.catalog().reach()),
                from.minusDays(1),
                job.order().to());
        return span -> span.timeline(rules, windows)
                .choosing(choices.of(span.accountId()))
                .overridden(overrides.getOrDefault(span.accountId(), OverrideHistory.NONE));
    }

    /** All days of the range, if a version is chosen. */
    private Choices choices(Recalculation job, List<String> accountIds) {
        var wanted = job.order().version();
        if (wanted == null) {
            return Choices.NONE;
        }
        var version = models.version(wanted.model(), wanted.number());
        var choice = new Choice(job.id(), version);
        Map<LocalDate, Choice> days = job.order()
                .from()
                .datesUntil(job.order().to().plusDays(1))
                .collect(Collectors.toMap(Function.identity(), day -> choice));
        return new Choices(
                accountIds.stream().collect(Collectors.toMap(Function.identity(), id -> days)), List.of(version));
    }

    /** The part of the range that an account has closings of: from its first event on, before today. */
    private record Span(Plan plan, LocalDate from, LocalDate to) {

        static Span of(RecalculationOrder order, Plan plan) {
            var firstDay = plan.revision().firstDay();
            var yesterday = plan.today().minusDays(1);
            var first = firstDay == null ? plan.today() : firstDay;
            return new Span(
                    plan,
                    order.from().isBefore(first) ? first : order.from(),
                    order.to().isAfter(yesterday) ? yesterday : order.to());
        }

        String accountId() {
            return plan.accountId();
        }

        Timeline timeline(Rules rules, Map<String, SignalWindow> windows) {
            return Timeline.of(
                    rules,
                    plan.facts(),
                    plan.revision().firstDay(),
                    windows.getOrDefault(accountId(), SignalWindow.EMPTY));
        }

        Restatement restatement(Rules rules, Timeline timeline, Map<LocalDate, Mark> closes) {
            var before = closes.get(from.minusDays(1));
            var days = timeline.between(from, to, before == null ? null : Close.of(before));
            return new Restatement(accountId(), rules.basis(plan), days);
        }
    }
}
