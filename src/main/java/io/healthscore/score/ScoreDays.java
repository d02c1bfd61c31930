package io.healthscore.score;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.Repository;

/** The score history: one row an account and past day. */
interface ScoreDays extends Repository<ScoreDay, ScoreDay.Key> {

    List<ScoreDay> findByAccountIdAndDayBetweenOrderByDay(String accountId, LocalDate from, LocalDate to);

    List<ScoreDay> findByAccountIdAndDayInOrderByDay(String accountId, Collection<LocalDate> days);
}
