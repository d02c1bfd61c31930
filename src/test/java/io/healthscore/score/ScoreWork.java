package io.healthscore.score;

import org.springframework.context.ApplicationContext;

/** What runs in the background in a service, done now, for tests of other packages. */
public record ScoreWork(ApplicationContext context) {

    /** Scores until nothing is stale. */
    public void catchUp() {
        var background = context.getBean(BackgroundScoring.class);
        while (background.catchUpOnce() > 0) {
            // one claim at a time
        }
    }

    /** Ends what overrides have expired, of all accounts. */
    public void endOverrides() {
        context.getBean(ExpiredOverrides.class).end();
    }

    /** The fleet-shift guard looks, and whatever it says is in the scores. */
    public void judge() {
        context.getBean(FleetGuard.class).judge();
        catchUp();
    }
}
