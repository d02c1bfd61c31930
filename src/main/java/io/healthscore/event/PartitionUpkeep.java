package io.healthscore.event;

import io.healthscore.platform.OneAtATime;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has a partition ready for every month that an event may be of, and drops those whose time is over. */
@Component
class PartitionUpkeep implements SmartInitializingSingleton {

    private final Partitions partitions;
    private final Months months;
    private final OneAtATime oneAtATime;
    private final Repetition repetition;

    PartitionUpkeep(Partitions partitions, Months months, OneAtATime oneAtATime, Repetition repetition) {
        this.partitions = partitions;
        this.months = months;
        this.oneAtATime = oneAtATime;
        this.repetition = repetition;
    }

    /** Before the first request is answered. */
    @Override
    public void afterSingletonsInstantiated() {
        repetition.of(months::makeRoom);
    }

    @Scheduled(cron = "0 10 0 * * *", zone = "UTC")
    void daily() {
        repetition.of(months::makeRoom);
        oneAtATime.run("drop event partitions", this::dropOld);
    }

    private void dropOld() {
        var firstKept = months.firstKept();
        if (!partitions.before(firstKept).isEmpty()) {
            partitions.close(firstKept);
            partitions.drop(firstKept);
        }
    }
}
