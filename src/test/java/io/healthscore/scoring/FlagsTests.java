package io.healthscore.scoring;

import static io.healthscore.account.AccountState.ACTIVE;
import static io.healthscore.account.AccountState.CHURNED;
import static io.healthscore.account.AccountState.DORMANT;
import static io.healthscore.account.AccountState.LEAVING;
import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.account.AccountState;
import io.healthscore.scoring.Evaluation.Shift;
import java.time.LocalDate;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlagsTests {

    private static final Flags FLAGS = new Flags(
            new Flags.AtRisk(50, 2, 55, new Flags.Drop(15, 84, 10)),
            new Flags.ExpansionReady(75, 28, 70, new Flags.Clearing(70, 60)),
            84);
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");

    private FlagState state = FlagState.NONE;
    private LocalDate day = FIRST;

    @Test
    void raisesAtRiskAfterTwoEvaluationsInARowBelowTheLine() {
        closes(60, 49);
        assertThat(state.raised()).isEmpty();

        closes(50, 49.99);
        assertThat(state.raised()).isEmpty();

        closes(49.99);
        assertThat(state.raised()).containsExactly(Flag.AT_RISK);
        assertThat(state.atRiskSince()).isEqualTo(FIRST.plusDays(4));

        closes(48);
        assertThat(state.atRiskSince()).isEqualTo(FIRST.plusDays(4));
    }

    @Test
    void clearsAtRiskOnlyAboveTheClearingLine() {
        closes(57, 49, 49, 52, 55);
        assertThat(state.raised()).containsExactly(Flag.AT_RISK);

        closes(55.01);
        assertThat(state.raised()).isEmpty();
    }

    /** 66.02 - 51.02 and 66.01 - 56.01 are no 15 and no 10 to a computer. */
    @ParameterizedTest
    @ValueSource(doubles = {66.01, 66.02, 66.07, 66.12, 78.88, 99.99})
    void raisesAtRiskOnADropToTheHundredthAndClearsLikewise(double high) {
        closes(high, Words.hundredths(high - 14.99));
        assertThat(state.raised()).isEmpty();

        closes(Words.hundredths(high - 15));
        assertThat(state.raised()).containsExactly(Flag.AT_RISK);

        closes(Words.hundredths(high - 10.01));
        assertThat(state.raised()).containsExactly(Flag.AT_RISK);

        closes(Words.hundredths(high - 10));
        assertThat(state.raised()).isEmpty();
    }

    @Test
    void raisesAtRiskOnADropFromTheHighestClose() {
        closes(90, 88, 82, 80, 75.01);
        assertThat(state.raised()).isEmpty();

        closes(75);
        assertThat(state.raised()).containsExactly(Flag.AT_RISK);
    }

    @Test
    void clearsADropOnlyNearTheHighAgain() {
        closes(90, 75, 79.99);
        assertThat(state.raised()).containsExactly(Flag.AT_RISK);

        closes(80);
        assertThat(state.raised()).isEmpty();
    }

    @Test
    void aHighCountsOnlyForItsTime() {
        closes(90);
        steady(83, 80);
        closes(75);
        assertThat(state.raised()).containsExactly(Flag.AT_RISK); // the 90 is 84 days old

        state = FlagState.NONE;
        closes(90);
        steady(84, 80);
        closes(75);
        assertThat(state.raised()).isEmpty(); // 85 days
    }

    @Test
    void aSlowDeclineIsADropToo() {
        for (double close = 90; close > 75; close -= 0.5) {
            closes(close);
            assertThat(state.raised()).isEmpty();
        }

        closes(75);
        assertThat(state.raised()).containsExactly(Flag.AT_RISK);
    }

    @Test
    void aModelsShiftRaisesNothing() {
        closes(70);
        step(45, new Shift(-25, 0));
        closes(45, 45, 45);
        assertThat(state.raised()).isEmpty();

        closes(24, 24);
        assertThat(state.raised()).containsExactly(Flag.AT_RISK); // 21 points of its own doing
    }

    @Test
    void anEndedOverrideOrMissingDataRaisesNothing() {
        closes(90);
        step(60, new Shift(0, -30));
        closes(60);
        assertThat(state.raised()).isEmpty();
    }

    @Test
    void aShiftUpHidesNoDrop() {
        closes(70);
        step(75, new Shift(20, 0));

        assertThat(state.raised()).containsExactly(Flag.AT_RISK);
    }

    @Test
    void anExcuseEndsOnceTheScoreHasStoodAboveTheLine() {
        closes(55);
        step(45, new Shift(-10, 0));
        closes(51, 49, 49);

        assertThat(state.raised()).containsExactly(Flag.AT_RISK);
    }

    @Test
    void raisesAndClearsNothingWithoutAScore() {
        closes(60, 49);
        nothing();
        nothing();
        assertThat(state.raised()).isEmpty();

        closes(49);
        nothing();
        assertThat(state.raised()).containsExactly(Flag.AT_RISK);
    }

    @Test
    void raisesAndClearsNothingWhileTheFleetIsSuspect() {
        closes(90);
        suspect(20);
        suspect(20);
        assertThat(state.raised()).isEmpty();

        closes(40);
        suspect(90);
        assertThat(state.raised()).containsExactly(Flag.AT_RISK);

        closes(90);
        assertThat(state.raised()).isEmpty();
    }

    @Test
    void leavingIsAtRiskWhateverTheScore() {
        step(90, LEAVING);
        assertThat(state.raised()).containsExactly(Flag.AT_RISK);

        closes(90);
        assertThat(state.raised()).isEmpty();
    }

    @Test
    void churnedClearsEverything() {
        closes(90, 40, 40);
        step(0, CHURNED);

        assertThat(state).isEqualTo(FlagState.NONE);
    }

    @Test
    void dormantFollowsTheState() {
        step(20, DORMANT);
        step(20, DORMANT);
        assertThat(state.raised()).contains(Flag.DORMANT);
        assertThat(state.dormantSince()).isEqualTo(FIRST);

        step(20, ACTIVE);
        assertThat(state.raised()).doesNotContain(Flag.DORMANT);
    }

    @Test
    void raisesExpansionReadyAfterItsDaysOfHealth() {
        for (int i = 0; i < 27; i++) {
            grows(75, 70, true);
            assertThat(state.raised()).isEmpty();
        }

        grows(75, 70, true);
        assertThat(state.raised()).containsExactly(Flag.EXPANSION_READY);
        assertThat(state.healthySince()).isEqualTo(FIRST);
        assertThat(state.expansionReadySince()).isEqualTo(FIRST.plusDays(27));
    }

    @Test
    void oneUnhealthyDayBeginsTheRunAnew() {
        for (int i = 0; i < 20; i++) {
            grows(80, 90, true);
        }
        grows(74.99, 90, true);
        for (int i = 0; i < 27; i++) {
            grows(80, 90, true);
        }
        assertThat(state.raised()).isEmpty();

        grows(80, 90, true);
        assertThat(state.raised()).containsExactly(Flag.EXPANSION_READY);
    }

    @Test
    void oneSignalIsNeverEnough() {
        for (int i = 0; i < 40; i++) {
            grows(90, 100, false);
        }

        assertThat(state.raised()).isEmpty();
    }

    @Test
    void clearsExpansionReadyWithHysteresis() {
        ready();
        grows(70, 60, false);
        assertThat(state.raised()).containsExactly(Flag.EXPANSION_READY);

        grows(80, 59.99, true);
        assertThat(state.raised()).isEmpty();

        state = FlagState.NONE;
        ready();
        grows(69.99, 90, true);
        assertThat(state.raised()).doesNotContain(Flag.EXPANSION_READY);
    }

    @Test
    void whoIsLeavingIsNotReadyToGrow() {
        ready();
        step(90, LEAVING);

        assertThat(state.raised()).containsExactly(Flag.AT_RISK);
    }

    @Test
    void flagsThatAreOffNeverRise() {
        FlagState off = FlagState.NONE;
        off = Flags.OFF.after(off, evaluation(100, ACTIVE, Shift.NONE));
        off = Flags.OFF.after(off, evaluation(0, ACTIVE, Shift.NONE));

        assertThat(off.raised()).isEmpty();
    }

    @Test
    void aModelWithoutTheFlagClearsItAfterOneThatRaisedIt() {
        ready();

        state = Flags.OFF.after(
                state, new Evaluation(day, OptionalDouble.of(100), ACTIVE, Shift.NONE, 100, true, false));

        assertThat(state.raised()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aFoldStaysSmallAndAgreesWithItsHighs(long seed) {
        var random = new Random(seed);
        double close = 60;
        for (int i = 0; i < 400; i++) {
            close = Math.max(0, Math.min(100, Math.round(100 * (close + random.nextGaussian() * 4)) / 100.0));
            var shift = random.nextInt(30) == 0 ? new Shift(random.nextInt(20) - 10, 0) : Shift.NONE;
            FlagState again = FLAGS.after(state, evaluation(close, ACTIVE, shift));
            step(close, shift);

            assertThat(state).isEqualTo(again);
            assertThat(state.highs()).hasSizeLessThanOrEqualTo(85);
            assertThat(state.highs()).isSortedAccordingTo((a, b) -> Double.compare(b.close(), a.close()));
            assertThat(state.highs()).allSatisfy(high -> assertThat(high.day()).isAfter(day.minusDays(86)));
        }
    }

    private void ready() {
        for (int i = 0; i < 28; i++) {
            grows(80, 80, true);
        }
        assertThat(state.raised()).containsExactly(Flag.EXPANSION_READY);
    }

    private void closes(double... scores) {
        for (double score : scores) {
            step(score, Shift.NONE);
        }
    }

    private void steady(int days, double score) {
        for (int i = 0; i < days; i++) {
            closes(score);
        }
    }

    private void step(double score, Shift shift) {
        after(evaluation(score, ACTIVE, shift));
    }

    private void step(double score, AccountState accountState) {
        after(evaluation(score, accountState, Shift.NONE));
    }

    private void nothing() {
        after(new Evaluation(day, OptionalDouble.empty(), ACTIVE, Shift.NONE, 0, false, false));
    }

    private void suspect(double score) {
        after(new Evaluation(day, OptionalDouble.of(score), ACTIVE, Shift.NONE, 0, false, true));
    }

    private void grows(double score, double expansion, boolean enough) {
        after(new Evaluation(day, OptionalDouble.of(score), ACTIVE, Shift.NONE, expansion, enough, false));
    }

    private Evaluation evaluation(double score, AccountState accountState, Shift shift) {
        return new Evaluation(day, OptionalDouble.of(score), accountState, shift, 0, false, false);
    }

    private void after(Evaluation evaluation) {
        state = FLAGS.after(state, evaluation);
        day = day.plusDays(1);
    }
}
