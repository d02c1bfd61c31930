package io.healthscore.insight;

import io.healthscore.insight.Portfolio.Bin;
import io.healthscore.insight.Portfolio.InBand;
import io.healthscore.insight.Portfolio.Movement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What groups of accounts come to together. Pure. */
record Groups(List<Group> staying, List<Group> churned) {

    static final List<String> BANDS = List.of("healthy", "watch", "poor", "critical", "insufficient_data");

    private static final int DECIMALS = 2;
    private static final int BINS = 10;
    private static final int BIN_WIDTH = 10;
    static final int WEEK = 7;
    static final int MONTH = 30;

    static Groups of(List<Group> groups) {
        var split = groups.stream()
                .collect(Collectors.partitioningBy(group -> group.bands().churned()));
        return new Groups(Objects.requireNonNull(split.get(false)), Objects.requireNonNull(split.get(true)));
    }

    long accounts() {
        return count(Group::accounts);
    }

    long unregistered() {
        return count(Group::unregistered);
    }

    long scored() {
        return count(group ->
                group.scores().values().stream().mapToLong(Long::longValue).sum());
    }

    long due() {
        return count(group -> group.due().accounts());
    }

    BigDecimal spend() {
        return sum(staying, Group::spend);
    }

    BigDecimal dueSpend() {
        return sum(staying, group -> group.due().spend());
    }

    long left() {
        return churned.stream().mapToLong(Group::accounts).sum();
    }

    Optional<Instant> computedAt() {
        return Stream.concat(staying.stream(), churned.stream())
                .flatMap(group -> Stream.ofNullable(group.computedAt()))
                .max(Comparator.naturalOrder());
    }

    @Nullable
    BigDecimal mean() {
        return overScored(scores().entrySet().stream()
                .map(score -> score.getKey().multiply(BigDecimal.valueOf(score.getValue())))
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Nullable
    BigDecimal coverage() {
        return overScored(sum(staying, Group::coverage));
    }

    private @Nullable BigDecimal overScored(BigDecimal sum) {
        return scored() == 0 ? null : sum.divide(BigDecimal.valueOf(scored()), DECIMALS, RoundingMode.HALF_UP);
    }

    /** The middle one, or half of the sum of the two in the middle. */
    @Nullable
    BigDecimal median() {
        long scored = scored();
        if (scored == 0) {
            return null;
        }
        var middle = scoreAt(scored / 2);
        var before = scoreAt((scored - 1) / 2);
        return middle.add(before).divide(BigDecimal.valueOf(2), DECIMALS, RoundingMode.HALF_UP);
    }

    /** Of the account at that place, counted from 0, when they stand by score. */
    private BigDecimal scoreAt(long place) {
        long passed = 0;
        for (var score : scores().entrySet()) {
            passed += score.getValue();
            if (passed > place) {
                return score.getKey();
            }
        }
        throw new IllegalArgumentException("there are only " + passed);
    }

    List<InBand> bands() {
        return BANDS.stream()
                .map(band -> {
                    var groups = staying.stream()
                            .filter(group -> group.bands().now().equals(band))
                            .toList();
                    return new InBand(
                            band, groups.stream().mapToLong(Group::accounts).sum(), sum(groups, Group::spend));
                })
                .toList();
    }

    List<Bin> histogram() {
        long[] counts = new long[BINS];
        scores().forEach((score, accounts) -> counts[Math.min(BINS - 1, score.intValue() / BIN_WIDTH)] += accounts);
        var bins = new ArrayList<Bin>();
        for (int bin = 0; bin < BINS; bin++) {
            bins.add(new Bin(bin * BIN_WIDTH, (bin + 1) * BIN_WIDTH, counts[bin]));
        }
        return bins;
    }

    /** By days, then by the bands' order. */
    List<Movement> movements() {
        return Stream.concat(
                        movements(WEEK, group -> group.bands().week()).stream(),
                        movements(MONTH, group -> group.bands().month()).stream())
                .toList();
    }

    private List<Movement> movements(int days, Function<Group, @Nullable String> before) {
        Map<List<Integer>, List<Group>> moved = new TreeMap<>(
                Comparator.<List<Integer>>comparingInt(pair -> pair.get(0)).thenComparingInt(pair -> pair.get(1)));
        for (var group : staying) {
            var from = before.apply(group);
            var to = group.bands().now();
            if (from != null && !from.equals(to)) {
                moved.computeIfAbsent(List.of(BANDS.indexOf(from), BANDS.indexOf(to)), pair -> new ArrayList<>())
                        .add(group);
            }
        }
        return moved.entrySet().stream()
                .map(entry -> new Movement(
                        days,
                        BANDS.get(entry.getKey().get(0)),
                        BANDS.get(entry.getKey().get(1)),
                        entry.getValue().stream().mapToLong(Group::accounts).sum(),
                        sum(entry.getValue(), Group::spend)))
                .toList();
    }

    /** How many accounts have each score, the lowest first. */
    private SortedMap<BigDecimal, Long> scores() {
        var scores = new TreeMap<BigDecimal, Long>();
        staying.forEach(group -> group.scores().forEach((score, accounts) -> scores.merge(score, accounts, Long::sum)));
        return scores;
    }

    private long count(ToLongFunction<Group> number) {
        return staying.stream().mapToLong(number).sum();
    }

    private static BigDecimal sum(List<Group> groups, Function<Group, BigDecimal> number) {
        return groups.stream().map(number).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
