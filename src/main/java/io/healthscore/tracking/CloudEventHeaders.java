package io.healthscore.tracking;

import io.healthscore.platform.StrictJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The attributes of a CloudEvent in binary mode: headers that begin with {@code ce-}. */
final class CloudEventHeaders {

    static final String PREFIX = "ce-";

    /** Tells that a request is a CloudEvent in binary mode. */
    static final String TELLING = PREFIX + "specversion";

    private CloudEventHeaders() {}

    /** As the JSON format would write them, so that the same is forbidden here and there. */
    static StrictJson.Document read(HttpHeaders headers) {
        var attributes = JsonNodeFactory.instance.objectNode();
        headers.forEach((name, values) -> {
            if (name.regionMatches(true, 0, PREFIX, 0, PREFIX.length()) && !values.isEmpty()) {
                attributes.put(name.substring(PREFIX.length()).toLowerCase(Locale.ROOT), decoded(values.get(0)));
            }
        });
        return StrictJson.read(JsonMapper.shared().writeValueAsString(attributes));
    }

    private static String decoded(String value) {
        var text = unquoted(value.trim());
        if (text.indexOf('%') < 0) {
            return text;
        }
        var octets = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            int high = text.charAt(i) == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            if (low < 0) {
                octets.writeBytes(text.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
            } else {
                octets.write(high * 16 + low);
                i += 2;
            }
        }
        return octets.toString(StandardCharsets.UTF_8);
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }
}
