package io.healthscore.event;

import io.healthscore.event.UserEvents.AccountDay;
import io.healthscore.signal.Days;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The transactions that forgetting a person is made of: one a day of an account. */
@Component
class UserErasureSteps {

    private final AccountLock lock;
    private final UserEvents events;
    private final Recount recount;
    private final ApplicationEventPublisher publisher;

    UserErasureSteps(AccountLock lock, UserEvents events, Recount recount, ApplicationEventPublisher publisher) {
        this.lock = lock;
        this.events = events;
        this.recount = recount;
        this.publisher = publisher;
    }

    /** How many events they were; the day is counted again without the person. */
    @Transactional
    public int erase(AccountDay place, String userId) {
        lock.take(new TreeSet<>(Set.of(place.accountId())));
        int forgotten = events.forget(place, userId);
        recount.correct(place.accountId(), Days.of(place.day()));
        return forgotten;
    }

    /** What is kept beside the events. */
    @Transactional
    public void eraseTheRest(String userId) {
        publisher.publishEvent(new UserErased(userId));
    }
}
