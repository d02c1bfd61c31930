package io.healthscore.score;

import io.healthscore.score.RecalculationWork.Claim;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;

/** Works on recalculations a page of accounts at a time; every replica does, each on other accounts. */
@Component
class Recalculator {

    private static final Logger log = LoggerFactory.getLogger(Recalculator.class);
    private static final int ATTEMPTS = 3;
    private static final String FAILURE = """
            An account could not be recalculated, %d times in a row; the service's log names it and the reason. \
            What was done stays; order the recalculation again once that is mended.""".formatted(ATTEMPTS);

    private final RecalculationWork work;
    private final UpToDate upToDate;
    private final Restatements restatements;
    private final RestatementWriter writer;
    private final RetryTemplate retries = new RetryTemplate(Scores.OUTPACED);

    Recalculator(RecalculationWork work, UpToDate upToDate, Restatements restatements, RestatementWriter writer) {
        this.work = work;
        this.upToDate = upToDate;
        this.restatements = restatements;
        this.writer = writer;
    }

    /** Recalculates one page. False when there was none to take: nothing is ordered, or others are at what is left. */
    boolean step() {
        var job = work.next();
        return job.isPresent() && step(job.get());
    }

    private boolean step(Recalculation job) {
        var page = work.claim(job);
        if (page.isEmpty()) {
            return finish(job);
        }
        recalculate(job, page);
        return true;
    }

    private boolean finish(Recalculation job) {
        boolean finished = work.finish(job);
        if (finished) {
            log.info("Recalculation done recalculation={}", job.id());
        }
        return finished;
    }

    /** One account that cannot be recalculated must not hold up the others of its page. */
    private void recalculate(Recalculation job, List<Claim> page) {
        try {
            retries.invoke(() -> {
                write(job, page.stream().map(Claim::accountId).toList());
                return true;
            });
        } catch (RecalculationOver cancelled) {
            log.info("Recalculation cancelled midway, a page is left as it was recalculation={}", job.id());
        } catch (RuntimeException failure) {
            if (page.size() == 1) {
                failed(job, page.get(0), failure);
                return;
            }
            page.forEach(claim -> recalculate(job, List.of(claim)));
        }
    }

    private void write(Recalculation job, List<String> accountIds) {
        writer.write(job, accountIds, restatements.of(job, upToDate.of(accountIds)));
    }

    private void failed(Recalculation job, Claim claim, RuntimeException failure) {
        log.error(
                "Could not recalculate an account recalculation={} account={} attempt={}",
                job.id(),
                claim.accountId(),
                claim.attempts(),
                failure);
        if (claim.attempts() >= ATTEMPTS) {
            work.fail(job, FAILURE);
        }
    }
}
