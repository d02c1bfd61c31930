package io.healthscore.insight;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What comes in, and what the metrics make of it. */
@RestController
@RequestMapping("/api/v1/insights/metrics")
class MetricController {

    private final MetricReader metrics;
    private final Clock clock;

    MetricController(MetricReader metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    @GetMapping
    MetricReader.Metrics get(@ModelAttribute AccountChoice choice) {
        return metrics.read(choice, LocalDate.now(clock));
    }
}
