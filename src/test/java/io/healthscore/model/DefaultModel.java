package io.healthscore.model;

import io.healthscore.scoring.ScoringModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;

/** The model that ships, as tests of other packages want it: read from its file, without a database. */
public final class DefaultModel {

    public static final ScoringModel MODEL = read();

    private DefaultModel() {}

    private static ScoringModel read() {
        try (var file = new ClassPathResource("models/default.yaml").getInputStream()) {
            return DefinitionReader.read(DefinitionText.yaml(file.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
