package io.healthscore.model;

import io.healthscore.platform.StrictJson;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;

/** The scoring models as they are now: where scoring learns which version to use. */
@Component
@DependsOn("shippedModels") // there is always a default model
public class ScoringModels {

    private final Activations activations;
    private final ParsedModels models;
    private final Clock clock;
    private volatile @Nullable Catalog cached;

    ScoringModels(Activations activations, ParsedModels models, Clock clock) {
        this.activations = activations;
        this.models = models;
        this.clock = clock;
    }

    /**
     * One version of a model, draft or not; read once, for it never changes.
     *
     * @throws UnknownVersion when there is none of that key and number
     */
    public ModelVersion version(String key, int version) {
        return new ModelVersion(key, version, models.get(new VersionId(key, version)));
    }

    /** The catalog of this moment; costs one tiny query. */
    public Catalog catalog() {
        return catalog(activations.latest());
    }

    /**
     * The catalog for a caller that has just read the greatest {@code model_activation.activation_id} itself; costs
     * nothing while that is the one known. It may be newer than asked for, never older.
     */
    public Catalog catalog(long activation) {
        var known = cached;
        if (known != null && known.activation() == activation) {
            return known;
        }
        var loaded = new Catalog(activations.all(), models::get, clock);
        cached = loaded;
        return loaded;
    }

    /**
     * A definition that is nowhere stored, for trying it out; its percentile curves have nothing to compare with yet.
     *
     * @param definition may be a part of a body: faults point into the whole of it
     * @throws io.healthscore.platform.InvalidRequest with a pointer to every fault
     */
    public ModelVersion draft(StrictJson.Document definition) {
        var model = DefinitionReader.read(definition);
        return new ModelVersion(model.key(), ModelVersion.NOT_STORED, model);
    }
}
