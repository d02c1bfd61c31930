package io.healthscore.account;

import java.util.List;
import org.springframework.stereotype.Component;

/** Fills in what an account's facts of each day lack with those of another. */
@Component
class MergedFacts {

    private final FactsReader reader;
    private final FactsWriter writer;

    MergedFacts(FactsReader reader, FactsWriter writer) {
        this.reader = reader;
        this.writer = writer;
    }

    void merge(String from, String into) {
        var facts = reader.read(List.of(from, into));
        var source = facts.get(from);
        var target = facts.get(into);
        if (source != null && target != null && !source.changes().isEmpty()) {
            writer.replace(into, target.filledFrom(source));
        }
    }
}
