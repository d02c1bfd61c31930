package io.healthscore.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.webhook.Judgement.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgementTests {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration COOLDOWN = Duration.ofHours(1);
    private static final WebhookSettings RULES = new WebhookSettings(
            false,
            Duration.ofSeconds(30),
            BigDecimal.valueOf(2),
            Duration.ofDays(1),
            COOLDOWN,
            BigDecimal.TEN,
            Duration.ofSeconds(15),
            Duration.ofDays(1),
            Duration.ofDays(5),
            Duration.ofDays(30));
    private static final Told HEALTHY =
            new Told("healthy", BigDecimal.valueOf(76), false, false, new Told.Times(null, null, null, null));

    @Test
    void tellsOfABandAtOnceWhenTheScoreMovedFar() {
        var verdict = judge(HEALTHY, now(74, false, false, null), NOON);

        assertThat(verdict.messages()).containsExactly(MessageType.BAND_CHANGED);
        assertThat(verdict.told().band()).isEqualTo("watch");
        assertThat(verdict.again()).isNull();
    }

    @Test
    void waitsADayForABandThatIsHardlyAnother() {
        var early = judge(HEALTHY, now(74.5, false, false, null), NOON.plusSeconds(60));
        var late = judge(HEALTHY, now(74.5, false, false, null), NOON.plus(Duration.ofDays(1)));

        assertThat(early.messages()).isEmpty();
        assertThat(early.told()).isEqualTo(HEALTHY);
        assertThat(early.again()).isEqualTo(NOON.plus(Duration.ofDays(1)));
        assertThat(late.messages()).containsExactly(MessageType.BAND_CHANGED);
    }

    @Test
    void forgetsABandThatCameBack() {
        assertThat(judge(HEALTHY, now(75, false, false, null), NOON.plusSeconds(60)))
                .isEqualTo(new Verdict(List.of(), HEALTHY, null));
    }

    @Test
    void waitsADayWhereThereIsNoScoreToCompare() {
        var none = new AccountNow(
                "acme",
                null,
                null,
                null,
                null,
                "insufficient_data",
                false,
                false,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                "default",
                1);

        assertThat(judge(HEALTHY, none, NOON.plusSeconds(60)).messages()).isEmpty();
        assertThat(judge(HEALTHY, none, NOON.plus(Duration.ofDays(1))).messages())
                .containsExactly(MessageType.BAND_CHANGED);
    }

    @Test
    void tellsOfADropOnceInSevenDays() {
        var first = judge(HEALTHY, now(76, false, false, -10.0), NOON);
        var second = judge(first.told(), now(76, false, false, -12.0), NOON.plus(Duration.ofDays(6)));
        var third = judge(first.told(), now(76, false, false, -10.0), NOON.plus(Duration.ofDays(7)));

        assertThat(first.messages()).containsExactly(MessageType.DROPPED);
        assertThat(second.messages()).isEmpty();
        assertThat(third.messages()).containsExactly(MessageType.DROPPED);
        assertThat(judge(HEALTHY, now(76, false, false, -9.99), NOON).messages())
                .isEmpty();
    }

    @Test
    void saysNothingWhenAnAccountIsNoLongerReadyToGrow() {
        var ready = judge(HEALTHY, now(76, false, true, null), NOON);
        var over = judge(ready.told(), now(76, false, false, null), NOON.plus(COOLDOWN));

        assertThat(ready.messages()).containsExactly(MessageType.EXPANSION_READY);
        assertThat(over.messages()).isEmpty();
        assertThat(over.told().expansionReady()).isFalse();
    }

    /** Whatever an account does, and whenever it is looked at. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neverRepeatsItselfNorHurries(long seed) {
        var random = new Random(seed);
        var told = HEALTHY;
        var at = NOON;
        var since = NOON;
        var sent = new ArrayList<Sent>();
        for (int step = 0; step < 2000; step++) {
            at = at.plus(Duration.ofMinutes(1 + random.nextInt(90)));
            var now = now(60 + random.nextInt(300) / 10.0, random.nextInt(4) == 0, random.nextInt(4) == 0, (double)
                    -random.nextInt(20));
            var verdict = Judgement.of(told, now, since, at, RULES);
            for (var message : verdict.messages()) {
                sent.add(new Sent(message, now.band(), at));
            }
            assertThat(verdict.again() == null)
                    .as("looks again while something deviates")
                    .isEqualTo(now.band().equals(verdict.told().band())
                            && now.atRisk() == verdict.told().atRisk()
                            && now.expansionReady() == verdict.told().expansionReady());
            told = verdict.told();
            since = verdict.again() == null ? at : since;
        }

        var risks = of(sent, MessageType.AT_RISK, MessageType.RECOVERED);
        var bands = of(sent, MessageType.BAND_CHANGED);
        assertThat(risks).hasSizeGreaterThan(100);
        assertThat(bands).hasSizeGreaterThan(100);
        for (int i = 1; i < risks.size(); i++) {
            assertThat(risks.get(i).type).isNotEqualTo(risks.get(i - 1).type);
            assertThat(risks.get(i).at).isAfterOrEqualTo(risks.get(i - 1).at.plus(COOLDOWN));
        }
        for (int i = 1; i < bands.size(); i++) {
            assertThat(bands.get(i).band).isNotEqualTo(bands.get(i - 1).band);
            assertThat(bands.get(i).at).isAfterOrEqualTo(bands.get(i - 1).at.plus(COOLDOWN));
        }
    }

    private record Sent(MessageType type, String band, Instant at) {}

    private static List<Sent> of(List<Sent> all, MessageType... types) {
        return all.stream().filter(sent -> List.of(types).contains(sent.type)).toList();
    }

    private static Verdict judge(Told told, AccountNow now, Instant at) {
        return Judgement.of(told, now, NOON, at, RULES);
    }

    private static AccountNow now(double score, boolean atRisk, boolean ready, @Nullable Double change7d) {
        return new AccountNow(
                "acme",
                null,
                null,
                null,
                BigDecimal.valueOf(score),
                score >= 75 ? "healthy" : "watch",
                atRisk,
                ready,
                change7d == null ? null : BigDecimal.valueOf(change7d),
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                "default",
                1);
    }
}
