package io.healthscore.signal;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Holds an account's signals against what its events come to, and corrects them. The transaction has the account alone. */
@Component
public class SignalCorrection {

    private final SignalDays days;
    private final SignalRecorder recorder;
    private final Revisions revisions;

    SignalCorrection(SignalDays days, SignalRecorder recorder, Revisions revisions) {
        this.days = days;
        this.recorder = recorder;
        this.revisions = revisions;
    }

    /**
     * What differs, by key ascending.
     *
     * @param span days whose events are all there
     * @param counted the events of those days, however many signals they are
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Comparison compare(String accountId, Days span, Collection<DaySignal> counted) {
        var stored = days.of(accountId, span).stream().collect(toMap(SignalRow::key, Function.identity()));
        var rebuilt = NameFold.fold(counted.stream().map(DaySignal::row).toList());
        var keys = new HashSet<>(stored.keySet());
        keys.addAll(rebuilt.keySet());
        var differences = new ArrayList<SignalDifference>();
        keys.stream().sorted().forEach(key -> {
            var was = stored.get(key);
            var is = rebuilt.get(key);
            if (was == null || is == null || !was.sameAs(is)) {
                differences.add(new SignalDifference(key, was, is));
            }
        });
        return new Comparison(keys.size(), differences);
    }

    /** Makes the account's signals what they should be, and the scores made of them stale. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void correct(String accountId, List<SignalDifference> differences) {
        if (differences.isEmpty()) {
            return;
        }
        var keys = differences.stream().map(SignalDifference::key).toList();
        days.remove(keys);
        recorder.changed(keys);
        recorder.record(differences.stream()
                .map(SignalDifference::rebuilt)
                .filter(Objects::nonNull)
                .map(row -> new DaySignal(row.key()).merge(row))
                .toList());
        revisions.firstDayIs(accountId, days.first(accountId).orElse(null));
    }

    /** Adds the signals of an account on these days to those of another, for want of the events that they were made of. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(String accountId, Days span, String to) {
        recorder.record(days.of(accountId, span).stream()
                .map(row -> new DaySignal(row.key().at(to)).merge(row))
                .toList());
    }

    /** @param signals how many were compared */
    public record Comparison(int signals, List<SignalDifference> differences) {}
}
