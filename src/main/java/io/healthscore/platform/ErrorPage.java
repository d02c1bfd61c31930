package io.healthscore.platform;

import static jakarta.servlet.RequestDispatcher.ERROR_REQUEST_URI;
import static jakarta.servlet.RequestDispatcher.ERROR_STATUS_CODE;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the servlet container sends what failed outside a controller; asked for by itself it is no path. */
@RestController
class ErrorPage implements ErrorController {

    private static final String PROBLEM = ErrorPage.class.getName();

    /** Ends a request in a filter with a problem of its own. */
    static void answer(ProblemDetail problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.setAttribute(PROBLEM, problem);
        response.sendError(problem.getStatus());
    }

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> answer(HttpServletRequest request) {
        var status = request.getAttribute(ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        var problem = request.getAttribute(PROBLEM) instanceof ProblemDetail own
                ? own
                : CommonProblem.of(HttpStatusCode.valueOf(status));
        if (request.getAttribute(ERROR_REQUEST_URI) instanceof String path) {
            problem.setInstance(URI.create(path));
        }
        return ResponseEntity.status(status).body(problem);
    }
}
