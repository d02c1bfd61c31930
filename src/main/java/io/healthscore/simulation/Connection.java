package io.healthscore.simulation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.springframework.http.MediaType;

/**
 * The way to the client while its answer is still computed. Tomcat tells that a client has gone only when something is
 * written to it, so blanks are, which JSON allows anywhere between its values. The first one begins the answer: from
 * then on it can fail only by breaking off.
 */
final class Connection {

    private static final byte[] BLANK = {' '};

    private final HttpServletResponse response;
    private final MediaType answeredAs;

    Connection(HttpServletResponse response, MediaType answeredAs) {
        this.response = response;
        this.answeredAs = answeredAs;
    }

    /** Throws when nobody is there any more. */
    void probe() {
        write(BLANK);
        flush();
    }

    void write(byte[] bytes) {
        try {
            body().write(bytes);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    void flush() {
        try {
            body().flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private OutputStream body() throws IOException {
        if (!response.isCommitted()) {
            response.setContentType(answeredAs.toString());
        }
        return response.getOutputStream();
    }
}
