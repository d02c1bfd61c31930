package io.healthscore.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.insight.PeerGroup.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PeerGroupTests {

    private final List<Peer> peers = new ArrayList<>();

    @Test
    void showsWhatTheHealthierUseTheGreatestDifferenceFirst() {
        add(10, 90, "best");
        add(10, 80, "good");
        add(20, 60, "everybody's");

        assertThat(new PeerGroup(peers).worthShowing()).containsExactly("best", "good");
    }

    @Test
    void tooFewOnEitherSideTellNothing() {
        add(9, 90, "few use it", "most use it");
        add(22, 80, "most use it");
        add(9, 20);

        assertThat(new PeerGroup(peers).worthShowing()).isEmpty();
    }

    @Test
    void whatFewerThanAQuarterUseIsNotWhatPeersUse() {
        add(12, 90, "niche");
        add(40, 50);

        assertThat(new PeerGroup(peers).worthShowing()).isEmpty();
    }

    @Test
    void aDifferenceThatChanceMakesIsNone() {
        for (int i = 0; i < 10; i++) {
            add(1, i * 10, "used");
            add(1, i * 10 - 5);
        }

        assertThat(new PeerGroup(peers).worthShowing()).isEmpty();
    }

    private void add(int times, double health, String... features) {
        for (int i = 0; i < times; i++) {
            peers.add(new Peer(health + i % 2, Set.of(features)));
        }
    }
}
