package io.healthscore.scoring;

import java.util.Locale;

/** A metric on two days, in words. */
record MetricMove(Metric metric, MetricScore before, MetricScore after) {

    static MetricMove of(MetricScore before, MetricScore after) {
        return new MetricMove(after.metric(), before, after);
    }

    /** Such as "active days fell from 15 to 7", "Net Promoter Score went missing, it was 40". */
    String sentence() {
        String name = metric.value().called(metric.label());
        boolean was = before.measurement().isMeasured();
        boolean is = after.measurement().isMeasured();
        if (was && is) {
            return name + moved();
        }
        if (was) {
            return "%s went %s, it was %s"
                    .formatted(
                            name,
                            after.status().word(),
                            quantity(before.measurement().value()));
        }
        return is
                ? "%s is measured now, at %s"
                        .formatted(name, quantity(after.measurement().value()))
                : name + " is still " + after.status().word();
    }

    private String moved() {
        double from = before.measurement().value();
        double to = after.measurement().value();
        if (Words.number(from).equals(Words.number(to))) {
            return " stayed at %s, which scores %s after %s".formatted(quantity(to), score(after), score(before));
        }
        String first = metric.unit().equals("%") ? quantity(from) : Words.number(from);
        return " %s from %s to %s".formatted(to > from ? "rose" : "fell", first, quantity(to));
    }

    /** With the unit, unless the name says it already. */
    private String quantity(double value) {
        String name = metric.value().called(metric.label()).toLowerCase(Locale.ROOT);
        boolean said = name.contains(metric.unit().toLowerCase(Locale.ROOT));
        return said && !metric.unit().equals("%") ? Words.number(value) : Words.quantity(value, metric.unit());
    }

    private static String score(MetricScore metric) {
        return Words.number(metric.score().orElse(0));
    }
}
