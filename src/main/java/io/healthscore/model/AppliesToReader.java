package io.healthscore.model;

import io.healthscore.scoring.AppliesTo;
import io.healthscore.scoring.Value;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Reads {@code appliesTo}: whom the model is for. */
final class AppliesToReader {

    private static final int MOST = 1000;
    private static final int LONGEST = 64;

    private AppliesToReader() {}

    static Optional<AppliesTo> read(Node node) {
        var part = node.fields("appliesTo");
        var segments = words(part.optional("segments"));
        var lifecycles = words(part.optional("lifecycles"));
        var youngerThan = part.optional("youngerThan").map(Node::days).orElse(Value.FOREVER);
        return part.build(() -> new AppliesTo(segments, lifecycles, youngerThan));
    }

    private static Set<String> words(Optional<Node> node) {
        var words = new LinkedHashSet<String>();
        node.ifPresent(list -> {
            list.items(MOST).forEach(word -> words.add(word.text(LONGEST)));
            if (list.json().isArray() && list.json().isEmpty()) {
                list.fault("must name at least one; leave it out to mean any");
            }
        });
        return words;
    }
}
