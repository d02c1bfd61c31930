import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cornutum.tcases.openapi.resolver.MessageData;
import org.cornutum.tcases.openapi.resolver.ParamData;
import org.cornutum.tcases.openapi.resolver.ParamDef.Location;
import org.cornutum.tcases.openapi.resolver.RequestCase;
import org.cornutum.tcases.openapi.testwriter.RequestCaseUtils;
import org.cornutum.tcases.openapi.testwriter.encoder.DataValueJson;
import org.cornutum.tcases.openapi.testwriter.encoder.DataValueText;

/** Puts what Tcases made into HTTP. */
record Requests(Service service, Document document, Random random) {

    HttpRequest of(RequestCase made) {
        var query = new ArrayList<String>();
        for (var parameter : parameters(made, Location.QUERY)) {
            RequestCaseUtils.getQueryParameters(parameter)
                    .forEach(
                            pair -> query.add(encoded(pair.getKey()) + "=" + encoded(String.valueOf(pair.getValue()))));
        }
        var body = body(made);
        var request = service.request(
                path(made) + (query.isEmpty() ? "" : "?" + String.join("&", query)), !made.isAuthFailure());
        for (var parameter : parameters(made, Location.HEADER)) {
            RequestCaseUtils.getHeaderParameterValue(parameter)
                    .ifPresent(value -> request.header(parameter.getName(), sendable(value)));
        }
        var types = document.mediaTypes(made);
        if (!types.isEmpty() && random.nextInt(4) > 0) {
            request.header("Accept", types.get(random.nextInt(types.size())));
        }
        if (!body.isEmpty() && made.getBody().getMediaType() != null) {
            request.header("Content-Type", made.getBody().getMediaType());
        }
        return request.method(
                        made.getOperation(), body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }

    /** Empty where there is none. */
    static String body(RequestCase made) {
        MessageData body = made.getBody();
        if (body == null || body.getValue() == null) {
            return "";
        }
        var type = String.valueOf(body.getMediaType());
        return type.endsWith("json") || type.endsWith("yaml")
                ? DataValueJson.toJson(body.getValue())
                : DataValueText.toText(body.getValue());
    }

    /** Half of the ids in it are ones that exist: else nearly all answers would be 404. */
    private String path(RequestCase made) {
        var path = new StringBuilder();
        for (var part : made.getPath().substring(1).split("/")) {
            var value = parameters(made, Location.PATH).stream()
                    .filter(parameter -> part.equals("{" + parameter.getName() + "}"))
                    .map(parameter -> value(path.toString(), parameter))
                    .findFirst()
                    .orElse(part);
            path.append('/').append(value);
        }
        return path.toString();
    }

    private String value(String list, ParamData parameter) {
        var ids = parameter.isValid() && random.nextBoolean() ? service.ids(list) : List.<String>of();
        return encoded(
                ids.isEmpty()
                        ? RequestCaseUtils.getPathParameterValue(parameter)
                        : ids.get(random.nextInt(ids.size())));
    }

    private static List<ParamData> parameters(RequestCase made, Location location) {
        var parameters = new ArrayList<ParamData>();
        made.getParams().forEach(parameters::add);
        parameters.removeIf(parameter -> parameter.getLocation() != location);
        return parameters;
    }

    /** The JDK's client sends no other headers. */
    private static String sendable(String header) {
        return header.replaceAll("[^ -~]", "?").strip();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
