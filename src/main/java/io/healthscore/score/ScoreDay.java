package io.healthscore.score;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/**
 * One day's closing score of one account, as the history shows it. Read through JPA; written in bulk by
 * {@link Closings}, a range of days at a time.
 */
@Entity
@Immutable
@IdClass(ScoreDay.Key.class)
@NullUnmarked // filled by Hibernate
class ScoreDay {

    @Id
    private String accountId;

    @Id
    private LocalDate day;

    private String state;
    private BigDecimal score;
    private BigDecimal rawScore;
    private String displayScore;
    private String band;
    private BigDecimal coverage;
    private String modelKey;
    private int modelVersion;
    private BigDecimal modelShift;
    private boolean overridden;
    private String[] flags;

    @Column(columnDefinition = "text")
    private String flagState;

    private BigDecimal firstScore;
    private Instant restatedAt;

    protected ScoreDay() {}

    LocalDate day() {
        return day;
    }

    String state() {
        return state;
    }

    BigDecimal score() {
        return score;
    }

    BigDecimal rawScore() {
        return rawScore;
    }

    String displayScore() {
        return displayScore;
    }

    String band() {
        return band;
    }

    BigDecimal coverage() {
        return coverage;
    }

    String modelKey() {
        return modelKey;
    }

    int modelVersion() {
        return modelVersion;
    }

    BigDecimal modelShift() {
        return modelShift;
    }

    boolean overridden() {
        return overridden;
    }

    String[] flags() {
        return flags.clone();
    }

    String flagState() {
        return flagState;
    }

    BigDecimal firstScore() {
        return firstScore;
    }

    Instant restatedAt() {
        return restatedAt;
    }

    record Key(String accountId, LocalDate day) implements Serializable {
        Key() {
            this("", LocalDate.EPOCH);
        }
    }
}
