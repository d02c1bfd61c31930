package io.healthscore.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds keys in URLs, which proxies, browsers and histories write down. */
final class KeyInUrl {

    private static final Pattern KEY = Pattern.compile("hsk_[0-9A-Za-z]{30}");

    /** Without case and punctuation. */
    private static final Set<String> NAMES = Set.of(
            "accesskey", "accesstoken", "apikey", "authorization", "key", "secret", "token", "writekey", "xapikey");

    private KeyInUrl() {}

    static boolean isIn(HttpServletRequest request) {
        return isInPath(request.getRequestURI()) || isInQuery(request.getQueryString());
    }

    static boolean isInPath(String path) {
        return KEY.matcher(decoded(path)).find();
    }

    static boolean isInQuery(@Nullable String query) {
        if (query == null) {
            return false;
        }
        for (var parameter : query.split("&")) {
            int end = parameter.indexOf('=');
            var name = decoded(end < 0 ? parameter : parameter.substring(0, end));
            if (NAMES.contains(plain(name)) || KEY.matcher(decoded(parameter)).find()) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String name) {
        return name.replaceAll("[-_.\\[\\]]", "").toLowerCase(Locale.ROOT);
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
