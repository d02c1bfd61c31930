package io.healthscore.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ForegroundTests {

    private static final long LONG = TimeUnit.HOURS.toNanos(1);

    private final Foreground foreground = new Foreground();
    private final CompletableFuture<String> answer = new CompletableFuture<>();

    @Test
    void neverHoldsUpTheBackgroundWhileNobodyWaits() throws Exception {
        assertThat(foreground.isBusy()).isFalse();

        foreground.awaitPause(LONG);
    }

    @Test
    void holdsItUpUntilTheLastOneIsAnswered() throws Exception {
        var first = CompletableFuture.supplyAsync(() -> foreground.run(answer::join));
        var second = foreground.run(() -> "at once");
        assertThat(second).isEqualTo("at once");
        await().until(foreground::isBusy);

        answer.complete("answered");
        foreground.awaitPause(LONG);

        assertThat(first.join()).isEqualTo("answered");
        assertThat(foreground.isBusy()).isFalse();
    }

    @Test
    void holdsItUpNoLongerThanItIsAskedTo() throws Exception {
        var waiting = CompletableFuture.supplyAsync(() -> foreground.run(answer::join));
        await().until(foreground::isBusy);

        foreground.awaitPause(TimeUnit.MILLISECONDS.toNanos(1));

        assertThat(foreground.isBusy()).isTrue();
        answer.complete("late");
        assertThat(waiting.join()).isEqualTo("late");
    }

    @Test
    void isFreeAgainAfterWhatFailed() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> foreground.run(() -> {
                    throw new IllegalStateException("away");
                }));

        assertThat(foreground.isBusy()).isFalse();
    }
}
