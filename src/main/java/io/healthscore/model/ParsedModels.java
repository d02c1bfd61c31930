package io.healthscore.model;

import io.healthscore.scoring.ScoringModel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Every version that was ever asked for, read once: a version never changes, and there are few. */
@Component
class ParsedModels {

    private final Versions versions;
    private final References references;
    private final Map<VersionId, ScoringModel> known = new ConcurrentHashMap<>();

    ParsedModels(Versions versions, References references) {
        this.versions = versions;
        this.references = references;
    }

    ScoringModel get(VersionId id) {
        var parsed = known.get(id);
        if (parsed != null) {
            return parsed;
        }
        // Not computeIfAbsent: nobody may wait for a lock here with a connection that the lock's holder waits for.
        var read = read(id);
        known.put(id, read);
        return read;
    }

    private ScoringModel read(VersionId id) {
        var stored = versions.find(id).orElseThrow(() -> new UnknownVersion(id));
        var model = DefinitionReader.read(DefinitionText.json(stored.definition()));
        return model.ranked().isEmpty() ? model : model.comparedWith(references.of(id));
    }
}
