package io.healthscore.model;

import io.healthscore.account.AccountFacts;
import io.healthscore.scoring.ScoringModel;
import io.healthscore.signal.EventType;
import io.healthscore.signal.SignalReach;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which model applied to whom and when: immutable, as of {@link #activation()}. Ask {@link ScoringModels} for it. */
public final class Catalog {

    private static final Comparator<ModelVersion> MOST_SPECIFIC_FIRST = Comparator.comparing(
                    (ModelVersion version) -> version.model().appliesTo().specificity())
            .reversed();

    private static final Comparator<ModelVersion> IN_ORDER = MOST_SPECIFIC_FIRST.thenComparing(ModelVersion::key);

    private final Clock clock;
    private final long activation;
    private final List<ModelVersion> first;
    private final TreeMap<LocalDate, List<ModelVersion>> activeAtEndOf = new TreeMap<>();
    private final Map<VersionId, ModelVersion> versions = new HashMap<>();
    private final Map<EventType, SignalReach> reach = new EnumMap<>(EventType.class);

    /** @param activations all there are, at least one, by id */
    Catalog(List<Activation> activations, Function<VersionId, ScoringModel> models, Clock clock) {
        this.clock = clock;
        this.activation = activations.get(activations.size() - 1).id();
        var active = new HashMap<String, ModelVersion>();
        for (var each : activations) {
            var version = version(each, models);
            active.compute(version.key(), (key, before) -> each.active() ? version : null);
            versions.put(each.version(), version);
            activeAtEndOf.put(
                    LocalDate.ofInstant(each.at(), ZoneOffset.UTC),
                    active.values().stream().sorted(IN_ORDER).toList());
            version.model().reach().forEach((type, days) -> reach.merge(type, days, SignalReach::and));
        }
        this.first = List.of(version(activations.get(0), models));
    }

    /** The greatest activation's id: two catalogs with the same one are the same. */
    public long activation() {
        return activation;
    }

    /** The version for the account that was active at the day's end (UTC); before the first activation, the first one. */
    public ModelVersion at(AccountFacts facts, LocalDate day) {
        return mostSpecific(activeOn(day).stream(), facts, day);
    }

    /**
     * The version for the account if a candidate had been the active one of its key on that day, in place of the one
     * that was. The candidate wins over an equally specific model of another key, with which it could not be activated.
     */
    public ModelVersion at(AccountFacts facts, LocalDate day, ModelVersion candidate) {
        var others = activeOn(day).stream().filter(version -> !version.key().equals(candidate.key()));
        return mostSpecific(Stream.concat(Stream.of(candidate), others), facts, day);
    }

    /** The version for the account that is active now, for scoring today. */
    public ModelVersion now(AccountFacts facts) {
        return at(facts, LocalDate.now(clock));
    }

    /** One that was active at some time, as every version that scores were stored of. */
    public ModelVersion version(String key, int version) {
        return Objects.requireNonNull(
                versions.get(new VersionId(key, version)), () -> key + " was never active as " + version);
    }

    /** How far back any version that was ever active looks, by type. */
    public Map<EventType, SignalReach> reach() {
        return Collections.unmodifiableMap(reach);
    }

    /** The most specific first. */
    private List<ModelVersion> activeOn(LocalDate day) {
        var known = activeAtEndOf.floorEntry(day);
        return known == null ? first : known.getValue();
    }

    /** Of equally specific ones the first. */
    private static ModelVersion mostSpecific(Stream<ModelVersion> versions, AccountFacts facts, LocalDate day) {
        return versions.filter(version -> version.model().appliesTo().matches(facts, day))
                .min(MOST_SPECIFIC_FIRST)
                .orElseThrow(() -> new IllegalStateException("no model applies to " + facts.accountId()));
    }

    private static ModelVersion version(Activation activation, Function<VersionId, ScoringModel> models) {
        var id = activation.version();
        return new ModelVersion(id.key(), id.version(), models.apply(id));
    }
}
