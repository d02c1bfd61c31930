package io.healthscore.model;

import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import io.healthscore.platform.StrictJson;
import io.healthscore.scoring.AppliesTo;
import io.healthscore.scoring.Flags;
import io.healthscore.scoring.Grading;
import io.healthscore.scoring.Scale;
import io.healthscore.scoring.ScoringModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a definition into a scoring model, or says everything that is wrong with it at once. */
final class DefinitionReader {

    private final List<Fault> faults;
    private final Node root;
    private final Part part;

    private DefinitionReader(StrictJson.Document document) {
        this.faults = new ArrayList<>(document.faults());
        this.root = new Node(document.node(), document.pointer(), faults);
        this.part = root.fields("a scoring model");
    }

    /** @throws InvalidRequest with a pointer to every fault */
    static ScoringModel read(StrictJson.Document document) {
        return new DefinitionReader(document).read();
    }

    /** Reads a definition that must be one of the model of this key. */
    static ScoringModel read(StrictJson.Document document, String key) {
        var reader = new DefinitionReader(document);
        if (reader.root.json().isObject()
                && !key.equals(reader.root.in("key").json().stringValue(key))) {
            reader.root.in("key").fault("must be %s, as in the path".formatted(key));
        }
        return reader.read();
    }

    private ScoringModel read() {
        var key = part.required("key").key();
        var appliesTo = appliesTo(key);
        var grading = grading();
        var floors = FloorsReader.read(part);
        var measures = Measures.read(part, root);
        var flags = part.optional("flags").map(FlagsReader::read).orElse(Optional.of(Flags.OFF));
        return part.build(() -> new ScoringModel(
                        key,
                        appliesTo.orElseThrow(),
                        grading.orElseThrow(),
                        floors.orElseThrow(),
                        measures.categories(),
                        measures.metrics(),
                        measures.caps(),
                        flags.orElseThrow(),
                        measures.expansion().orElseThrow(),
                        measures.plays()))
                .filter(sound -> faults.isEmpty())
                .orElseThrow(() -> new InvalidRequest(faults));
    }

    private Optional<AppliesTo> appliesTo(String key) {
        var appliesTo = part.optional("appliesTo").map(AppliesToReader::read).orElse(Optional.of(AppliesTo.EVERYBODY));
        if (key.equals(ShippedModels.DEFAULT)
                && appliesTo.filter(some -> some.specificity() > 0).isPresent()) {
            root.in("appliesTo").fault("must be empty: the default model is for all that no other one takes");
        }
        return appliesTo;
    }

    private Optional<Grading> grading() {
        var scale = part.optional("scale").map(ScaleReader::read).orElse(Optional.of(new Scale.Percentage()));
        return GradingReader.read(part.required("bands"), scale);
    }
}
