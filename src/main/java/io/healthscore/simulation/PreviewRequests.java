package io.healthscore.simulation;

import io.healthscore.model.ModelVersion;
import io.healthscore.model.ScoringModels;
import io.healthscore.platform.BodyTooLarge;
import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import io.healthscore.platform.JsonFields;
import io.healthscore.platform.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Reads what is to be previewed, or says everything that is wrong with it at once. */
@Component
class PreviewRequests {

    /** A definition's 256 KiB and the little around it. */
    private static final int MOST_BYTES = 257 * 1024;

    private static final int LONGEST_WORD = 64;
    private static final String CHOICE = "needs either definition, or model and version";

    private final ScoringModels models;
    private final Clock clock;

    PreviewRequests(ScoringModels models, Clock clock) {
        this.models = models;
        this.clock = clock;
    }

    PreviewRequest read(InputStream body) throws IOException {
        var fields = JsonFields.of(StrictJson.read(bytes(body)));
        var today = LocalDate.now(clock);
        var day = fields.date("at")
                .must(at -> !at.isAfter(today), "must not be after today, " + today + " in UTC")
                .or(today);
        var segment = fields.text("segment", 1, LONGEST_WORD).orNull();
        var choice = new Choice(
                fields.object("definition").orNull(),
                fields.text("model", 1, LONGEST_WORD).orNull(),
                fields.wholeNumber("version", 1, Integer.MAX_VALUE).orNull());
        fields.refuseOthers("a preview");
        return new PreviewRequest(candidate(choice, fields.faults()), day, segment);
    }

    private static byte[] bytes(InputStream body) throws IOException {
        var bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new BodyTooLarge("A definition has at most 256 KiB; leave out what repeats.");
        }
        return bytes;
    }

    private ModelVersion candidate(Choice choice, List<Fault> soFar) {
        var definition = choice.definition();
        if (definition != null) {
            return draft(choice, definition, soFar);
        }
        refuse(soFar);
        if (choice.model() == null || choice.version() == null) {
            throw new InvalidRequest(Fault.at("", CHOICE));
        }
        return models.version(choice.model(), choice.version().intValue());
    }

    private ModelVersion draft(Choice choice, ObjectNode definition, List<Fault> soFar) {
        var faults = new ArrayList<>(soFar);
        if (choice.model() != null || choice.version() != null) {
            faults.add(Fault.at("", CHOICE));
        }
        try {
            var draft = models.draft(new StrictJson.Document("/definition", definition, List.of()));
            refuse(faults);
            return draft;
        } catch (InvalidRequest faulty) {
            faulty.faults().stream().filter(fault -> !faults.contains(fault)).forEach(faults::add);
            throw new InvalidRequest(faults);
        }
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new InvalidRequest(faults);
        }
    }

    private record Choice(
            @Nullable ObjectNode definition,
            @Nullable String model,
            @Nullable Long version) {}
}
