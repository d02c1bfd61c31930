package io.healthscore.platform;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Answers 304 to a poll of what is {@link MadeOfRows} when nothing at all was committed since that answer was made. Two equal
 * snapshots of a database see the same rows, and so do two of a standby that has come as far; one small query tells,
 * whoever wrote and wherever. Only where a failover loses commits may the next database come to the same snapshot by others.
 */
@Component
class RepeatedReads implements HandlerInterceptor, WebMvcConfigurer {

    private static final int REMEMBERED = 1000;

    /** The snapshots of a standby say too little of what is still going on. How far it has come says more than needed. */
    private static final String STATE = """
            select case when pg_is_in_recovery() then pg_last_wal_replay_lsn()::text else pg_current_snapshot()::text end
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Counter unchanged;
    private final Map<String, Known> answers = Collections.synchronizedMap(new LatestAnswers());

    RepeatedReads(JdbcClient jdbc, Clock clock, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.unchanged = Counter.builder("healthscore.reads.unchanged")
                .description("Polls answered 304 without the answer's being made anew")
                .register(registry);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || !method.hasMethodAnnotation(MadeOfRows.class)) {
            return true;
        }
        var now = state();
        var question = question(request);
        var known = answers.get(question);
        if (known != null
                && known.state().equals(now)
                && known.etag().equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setHeader(HttpHeaders.ETAG, known.etag());
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            unchanged.increment();
            return false;
        }
        ReadFilter.onEtag(request, etag -> answers.put(question, new Known(now, etag)));
        return true;
    }

    private State state() {
        var snapshot = jdbc.sql(STATE).query(String.class).single();
        return new State(snapshot, LocalDate.now(clock));
    }

    private static String question(HttpServletRequest request) {
        return String.join(
                "\n",
                request.getRequestURI(),
                String.valueOf(request.getQueryString()),
                String.valueOf(request.getHeader(HttpHeaders.ACCEPT)));
    }

    private record State(String snapshot, LocalDate day) {}

    /** @param state taken before the answer was made, so that what came in between counts as a change */
    private record Known(State state, String etag) {}

    /** The longest unasked one goes first. */
    private static final class LatestAnswers extends LinkedHashMap<String, Known> {

        private static final long serialVersionUID = 1;

        LatestAnswers() {
            super(REMEMBERED, 1, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > REMEMBERED;
        }
    }
}
