package io.healthscore.model;

import io.healthscore.scoring.Flags;
import io.healthscore.scoring.Flags.AtRisk;
import io.healthscore.scoring.Flags.Clearing;
import io.healthscore.scoring.Flags.Drop;
import io.healthscore.scoring.Flags.ExpansionReady;
import io.healthscore.scoring.Value;
import java.util.Optional;

/** Reads {@code flags}; one that is left out is never raised. */
final class FlagsReader {

    private FlagsReader() {}

    static Optional<Flags> read(Node node) {
        var part = node.fields("the flags");
        var atRisk = part.optional("at_risk").map(FlagsReader::atRisk).orElse(Optional.of(AtRisk.OFF));
        var expansionReady = part.optional("expansion_ready")
                .map(FlagsReader::expansionReady)
                .orElse(Optional.of(ExpansionReady.OFF));
        var silentFor = part.optional("dormant").map(FlagsReader::silentFor).orElse(Value.FOREVER);
        return part.build(() -> new Flags(atRisk.orElseThrow(), expansionReady.orElseThrow(), silentFor));
    }

    private static Optional<AtRisk> atRisk(Node node) {
        var part = node.fields("at_risk");
        var below = part.required("below").number(0, 100);
        var forEvaluations = part.required("forEvaluations").whole(1, Node.MOST_DAYS);
        var clearAbove = part.required("clearAbove").number(0, 100);
        if (clearAbove < below) {
            node.in("clearAbove").fault("must not be under below");
        }
        var drop = part.optional("orDrop").map(FlagsReader::drop).orElse(Optional.of(Drop.OFF));
        return part.build(() -> new AtRisk(below, forEvaluations, clearAbove, drop.orElseThrow()));
    }

    private static Optional<Drop> drop(Node node) {
        var part = node.fields("orDrop");
        var points = part.required("points").number(1, 100);
        var within = part.required("within").days();
        var clearWithin = part.required("clearWithin").number(0, 100);
        if (clearWithin > points) {
            node.in("clearWithin").fault("must not be above points");
        }
        return part.build(() -> new Drop(points, within, clearWithin));
    }

    private static Optional<ExpansionReady> expansionReady(Node node) {
        var part = node.fields("expansion_ready");
        var health = part.required("healthAtLeast").number(0, 100);
        var days = part.required("forDays").whole(1, Node.MOST_DAYS);
        var expansion = part.required("expansionAtLeast").number(0, 100);
        var clearing = clearing(part.required("clearBelow"), health, expansion);
        return part.build(() -> new ExpansionReady(health, days, expansion, clearing.orElseThrow()));
    }

    private static Optional<Clearing> clearing(Node node, double healthAtLeast, double expansionAtLeast) {
        var part = node.fields("clearBelow");
        var health = part.required("health").number(0, 100);
        var expansion = part.required("expansion").number(0, 100);
        if (health > healthAtLeast) {
            node.in("health").fault("must not be above healthAtLeast");
        }
        if (expansion > expansionAtLeast) {
            node.in("expansion").fault("must not be above expansionAtLeast");
        }
        return part.build(() -> new Clearing(health, expansion));
    }

    private static int silentFor(Node node) {
        var part = node.fields("dormant");
        var days = part.required("silentFor").days();
        part.refuseOthers();
        return days;
    }
}
