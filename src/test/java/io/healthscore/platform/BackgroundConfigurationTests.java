package io.healthscore.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.scheduling.TaskScheduler;

class BackgroundConfigurationTests {

    private final ApplicationContextRunner contexts = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(TaskSchedulingAutoConfiguration.class))
            .withUserConfiguration(BackgroundConfiguration.class)
            .withPropertyValues("spring.threads.virtual.enabled=true", "spring.task.scheduling.pool.size=2");

    /** Of Java 21 or later, which has virtual threads, more than of 17. */
    @Test
    void runsOneTaskAfterItsDelayWhileAnotherWaits() {
        contexts.run(context -> {
            var scheduler = context.getBean(TaskScheduler.class);
            var meeting = new CyclicBarrier(3);
            scheduler.scheduleWithFixedDelay(() -> come(meeting), Duration.ofHours(1));
            scheduler.scheduleWithFixedDelay(() -> come(meeting), Duration.ofHours(1));

            assertThatCode(() -> meeting.await(10, TimeUnit.SECONDS)).doesNotThrowAnyException();
        });
    }

    @ParameterizedTest
    @CsvSource({"yes, true", "on, true", "1, true", "'', true", "no, false", "off, false", "0, false", "False, false"})
    void runsUnlessItIsSwitchedOffHoweverThatIsWritten(String background, boolean running) {
        contexts.withPropertyValues("healthscore.background=" + background)
                .run(context ->
                        assertThat(context.containsBean("taskScheduler")).isEqualTo(running));
    }

    private static void come(CyclicBarrier meeting) {
        try {
            meeting.await();
        } catch (InterruptedException | BrokenBarrierException nobodyElseComes) {
            Thread.currentThread().interrupt();
        }
    }
}
