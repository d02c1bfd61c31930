package io.healthscore.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The id under which a request is logged and answered: the caller's own if it is sane, else one made here. */
final class RequestId {

    static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = RequestId.class.getName();
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private RequestId() {}

    /** The same id however often it is asked for during one request, error dispatches included. */
    static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        var sent = request.getHeader(HEADER);
        var id = sent != null && SANE.matcher(sent).matches() ? sent : make();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    private static String make() {
        var random = ThreadLocalRandom.current();
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
    }
}
