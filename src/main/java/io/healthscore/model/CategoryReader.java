package io.healthscore.model;

import io.healthscore.scoring.Category;
import java.util.Optional;

/** Reads {@code categories}. */
final class CategoryReader {

    private CategoryReader() {}

    static Optional<Category> read(Node node, Levels levels) {
        var part = node.fields("a category");
        var key = part.required("key").key();
        var weight = levels.weight(part.required("weight"));
        var minimumCoverage = part.optional("minimumCoverage")
                .map(share -> share.number(0, 1))
                .orElse(0.0);
        return part.build(() -> new Category(key, weight, minimumCoverage));
    }
}
