import java.util.regex.Pattern;

/** As much JSON as a load generator without dependencies needs. */
final class Json {
    private Json() {}

    static String text(String value) {
        if (value == null) {
            return "null";
        }
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** A further member of an object; none where there is no value. */
    static String member(String name, Object value) {
        if (value == null || value.equals("")) {
            return "";
        }
        var json = value instanceof Number || value instanceof Boolean ? value.toString() : text(value.toString());
        return ",\"" + name + "\":" + json;
    }

    static long number(String json, String name) {
        var found = Pattern.compile("\"" + name + "\":(\\d+)").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " in " + json.substring(0, Math.min(500, json.length())));
        }
        return Long.parseLong(found.group(1));
    }
}
