package io.healthscore.platform;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Answers as a problem what Tomcat refuses before any filter sees it, such as a request line that is none. */
final class ProblemValve extends ErrorReportValve {

    private static final String NOT_HTTP =
            "This is not a valid HTTP request: percent-encode what a URI may not contain, and mind the headers.";

    /** It refuses like this while it stops. */
    private static final String RETRY_AFTER_SECONDS = "5";

    private final JsonMapper json;

    ProblemValve(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable cause) {
        int status = response.getStatus();
        if (status < HttpServletResponse.SC_BAD_REQUEST
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        try {
            write(problem(request, status), request, response);
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("A problem could not be written", gone);
        }
    }

    private static ProblemDetail problem(Request request, int status) {
        var problem = status == HttpServletResponse.SC_BAD_REQUEST
                ? CommonProblem.INVALID_REQUEST.saying(NOT_HTTP)
                : CommonProblem.of(HttpStatusCode.valueOf(status));
        problem.setInstance(instance(request.getRequestURI()));
        problem.setProperty("requestId", RequestId.of(request));
        return problem;
    }

    private void write(ProblemDetail problem, Request request, Response response) throws IOException {
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(RequestId.HEADER, RequestId.of(request));
        if (problem.getStatus() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        var reporter = response.getReporter();
        if (reporter != null) {
            reporter.write(json.writeValueAsString(problem));
            response.finishResponse();
        }
    }

    /** What was asked for, if Tomcat got as far as that and it is a URI at all. */
    private static @Nullable URI instance(@Nullable String path) {
        try {
            return path == null || path.isEmpty() ? null : new URI(path);
        } catch (URISyntaxException malformed) {
            return null;
        }
    }
}
