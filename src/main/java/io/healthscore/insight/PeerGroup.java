package io.healthscore.insight;

import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Accounts of one segment, and which features are worth showing to those of them that do not use them. Pure. */
record PeerGroup(List<Peer> peers) {

    /** Fewer on either side tell nothing. */
    static final int LEAST = 10;

    private static final double USED_BY_AT_LEAST = 0.25;
    private static final double NORMAL_95 = 1.96;

    /**
     * An account.
     *
     * @param health 0 to 100, without the metrics that count features: else each feature would praise itself
     * @param features that it uses
     */
    record Peer(double health, Set<String> features) {}

    /**
     * The features that at least a quarter of the group uses, and whose users are healthier than the others by more than
     * chance would have it (the 95 % interval of the difference lies above 0); those with the greatest difference first.
     */
    List<String> worthShowing() {
        Map<String, Double> differences = new TreeMap<>();
        for (String feature : features()) {
            var users = new Side(peers.stream().filter(peer -> peer.features().contains(feature)));
            var others = new Side(peers.stream().filter(peer -> !peer.features().contains(feature)));
            double difference = users.mean() - others.mean();
            if (users.size() >= Math.max(LEAST, USED_BY_AT_LEAST * peers.size())
                    && others.size() >= LEAST
                    && difference > NORMAL_95 * Math.sqrt(users.squaredError() + others.squaredError())) {
                differences.put(feature, difference);
            }
        }
        return differences.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Set<String> features() {
        return peers.stream().flatMap(peer -> peer.features().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those who use a feature, or those who do not. */
    private record Side(double[] healths) {

        Side(Stream<Peer> peers) {
            this(peers.mapToDouble(Peer::health).toArray());
        }

        int size() {
            return healths.length;
        }

        double mean() {
            var sum = new DoubleSummaryStatistics();
            for (double health : healths) {
                sum.accept(health);
            }
            return sum.getAverage();
        }

        /** Of the mean. */
        double squaredError() {
            double mean = mean();
            double squares = 0;
            for (double health : healths) {
                squares += (health - mean) * (health - mean);
            }
            return squares / (healths.length - 1.0) / healths.length;
        }
    }
}
