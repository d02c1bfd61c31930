package io.healthscore.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthscore.account.FactsByDay;
import io.healthscore.signal.Revision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @Test
    void scoresOnlyTodayWhenEveryDayBeforeIsClosed() {
        var plan = plan(TODAY.minusDays(90), null, stored(TODAY, TODAY.minusDays(90)), 400);

        assertThat(plan.from()).isEqualTo(TODAY);
        assertThat(plan.historyFrom()).isEqualTo(TODAY.minusDays(90));
        assertThat(plan.isComplete()).isTrue();
    }

    @Test
    void closesEveryDayMissedWhileDown() {
        var plan = plan(TODAY.minusDays(90), null, stored(TODAY.minusDays(3), TODAY.minusDays(90)), 400);

        assertThat(plan.from()).isEqualTo(TODAY.minusDays(3));
        assertThat(plan.historyFrom()).isEqualTo(TODAY.minusDays(90));
        assertThat(plan.days()).isEqualTo(4);
    }

    @Test
    void restatesFromTheFirstDayThatChanged() {
        var plan = plan(TODAY.minusDays(90), TODAY.minusDays(40), stored(TODAY, TODAY.minusDays(90)), 400);

        assertThat(plan.from()).isEqualTo(TODAY.minusDays(40));
        assertThat(plan.historyFrom()).isEqualTo(TODAY.minusDays(90));
    }

    @Test
    void extendsTheHistoryToEarlierEvents() {
        var plan = plan(TODAY.minusDays(200), TODAY.minusDays(200), stored(TODAY, TODAY.minusDays(90)), 400);

        assertThat(plan.from()).isEqualTo(TODAY.minusDays(200));
        assertThat(plan.historyFrom()).isEqualTo(TODAY.minusDays(200));
        assertThat(plan.isComplete()).isTrue();
    }

    @Test
    void leavesMoreThanAReadersShareToTheBackground() {
        var firstDay = TODAY.minusDays(900);

        var read = plan(firstDay, null, null, 400);
        var background = plan(firstDay, firstDay, stored(TODAY, TODAY.minusDays(400)), Scores.WHOLE_HISTORY);

        assertThat(read.from()).isEqualTo(TODAY.minusDays(400));
        assertThat(read.historyFrom()).isEqualTo(TODAY.minusDays(400));
        assertThat(read.isComplete()).isFalse();
        assertThat(background.from()).isEqualTo(firstDay);
        assertThat(background.isComplete()).isTrue();
    }

    @Test
    void leavesToTheBackgroundWhatChangedDeeperThanAReaderGoes() {
        var firstDay = TODAY.minusDays(900);

        var read = plan(firstDay, TODAY.minusDays(401), stored(TODAY, firstDay), 400);
        var background = plan(firstDay, TODAY.minusDays(401), stored(TODAY, firstDay), Scores.WHOLE_HISTORY);

        assertThat(read.from()).isEqualTo(TODAY.minusDays(400));
        assertThat(read.isComplete()).isFalse();
        assertThat(background.isComplete()).isTrue();
    }

    @Test
    void readsAllThatChangedWhereThatIsNotDeep() {
        var all = plan(TODAY.minusDays(90), LocalDate.EPOCH, stored(TODAY, TODAY.minusDays(90)), 400);

        assertThat(all.from()).isEqualTo(TODAY.minusDays(90));
        assertThat(all.isComplete()).isTrue();
    }

    @Test
    void startsTheHistoryAnewBehindAGapThatIsTooLongForAReader() {
        var plan = plan(TODAY.minusDays(900), null, stored(TODAY.minusDays(500), TODAY.minusDays(900)), 400);

        assertThat(plan.from()).isEqualTo(TODAY.minusDays(400));
        assertThat(plan.historyFrom()).isEqualTo(TODAY.minusDays(400));
        assertThat(plan.isComplete()).isFalse();
    }

    @Test
    void closesNothingOfAnAccountThatBeganToday() {
        var plan = plan(TODAY, null, null, 400);

        assertThat(plan.from()).isEqualTo(TODAY);
        assertThat(plan.historyFrom()).isNull();
        assertThat(plan.isComplete()).isTrue();
    }

    @Test
    void readsTheClosesThatItDoesNotCompute() {
        var plan = plan(TODAY.minusDays(90), TODAY.minusDays(10), stored(TODAY, TODAY.minusDays(90)), 400);

        assertThat(plan.closesNeeded()).containsExactly(TODAY.minusDays(30), TODAY.minusDays(11));
    }

    private static Plan plan(
            LocalDate firstDay, @Nullable LocalDate dirtyFrom, @Nullable StoredScore stored, int depth) {
        return new Plan(
                TODAY,
                new FactsByDay("acme", null, null, null, new TreeMap<>()),
                new Revision("acme", 7, true, dirtyFrom, firstDay, 0),
                stored,
                depth);
    }

    private static StoredScore stored(LocalDate day, LocalDate historyFrom) {
        return new StoredScore(
                "acme",
                new Basis(day, 1, 1, 6),
                historyFrom,
                Instant.EPOCH,
                Instant.EPOCH,
                new Printed("active", null, null, "watch", List.of(), "default", 1),
                Set.of());
    }
}
