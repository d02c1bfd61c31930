package io.healthscore.simulation;

import io.healthscore.scoring.Band;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Who changes from one band to another, collected account by account. */
final class Migration {

    private final TreeMap<Path, Flow> flows =
            new TreeMap<>(Comparator.comparing(Path::from).thenComparing(Path::to));

    void add(Comparison comparison) {
        if (comparison.changesBand()) {
            var path = new Path(comparison.before().band(), comparison.after().band());
            var spend = comparison.spend() == null ? BigDecimal.ZERO : comparison.spend();
            flows.merge(path, new Flow(1, spend), Flow::and);
        }
    }

    /** Best bands first. */
    List<View> view() {
        return flows.entrySet().stream()
                .map(flow -> new View(
                        flow.getKey().from.word(),
                        flow.getKey().to.word(),
                        flow.getValue().accounts,
                        flow.getValue().spend))
                .toList();
    }

    private record Path(Band from, Band to) {}

    private record Flow(long accounts, BigDecimal spend) {

        Flow and(Flow other) {
            return new Flow(accounts + other.accounts, spend.add(other.spend));
        }
    }

    /**
     * The accounts that change from one band to another one.
     *
     * @param spend what they pay a month together, as far as it is known
     */
    record View(String from, String to, long accounts, BigDecimal spend) {}
}
