package io.healthscore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A committed file that the code must keep producing. Run the test with {@code -Dgolden.write=true} to accept what it produces now. */
public record GoldenFile(Path path) {
    public GoldenFile(String path) {
        this(Path.of(path));
    }

    public void assertProducedBy(String content) {
        try {
            if (Boolean.getBoolean("golden.write")) {
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.writeString(path, content);
            }
            assertThat(content)
                    .as("%s; to accept the change: ./mvnw test -Dgolden.write=true, and commit the file", path)
                    .isEqualToNormalizingNewlines(Files.exists(path) ? Files.readString(path) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
