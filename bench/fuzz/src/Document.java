import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cornutum.tcases.openapi.io.TcasesOpenApiIO;
import org.cornutum.tcases.openapi.resolver.RequestCase;
import org.cornutum.tcases.openapi.test.ResponseValidationException;
import org.cornutum.tcases.openapi.test.ResponseValidator;
import org.cornutum.tcases.openapi.test.ResponsesDef;

/** What the document says of answers. */
final class Document {
    private static final List<String> MANY = List.of("/api/v1/accounts", "/api/v1/events");

    private final JsonNode document;
    private final ResponseValidator validator;

    Document(String yaml) throws IOException {
        document = new ObjectMapper(new YAMLFactory()).readTree(yaml);
        var loosened = document.deepCopy();
        loosen(loosened);
        var json = new ObjectMapper().writeValueAsBytes(loosened);
        var responses = new StringWriter();
        ResponsesDef.write(TcasesOpenApiIO.getResponsesDef(new ByteArrayInputStream(json), "json"), responses);
        validator = new ResponseValidator(new StringReader(responses.toString()));
    }

    /**
     * {@code nullable} beside {@code allOf} is how OpenAPI 3.0 says that what is referred to may be null, and how
     * everybody reads it but this validator. It understands "that, or a text, and perhaps null"; no text is ever there.
     */
    private static void loosen(JsonNode node) {
        node.forEach(Document::loosen);
        if (node instanceof ObjectNode schema && schema.path("nullable").asBoolean() && schema.has("allOf")) {
            var either = schema.putArray("anyOf");
            either.add(schema.remove("allOf").get(0));
            either.addObject().put("type", "string").put("nullable", true);
        }
    }

    /** What the operation's answers may be. */
    List<String> mediaTypes(RequestCase made) {
        var types = new ArrayList<String>();
        responses(made)
                .forEach(response -> response.path("content").fieldNames().forEachRemaining(types::add));
        return types;
    }

    private JsonNode responses(RequestCase made) {
        return operation(made).path("responses");
    }

    private JsonNode operation(RequestCase made) {
        return document.path("paths").path(made.getPath()).path(made.getOperation().toLowerCase(Locale.ROOT));
    }

    List<String> faults(RequestCase made, HttpResponse<String> response) {
        var faults = new ArrayList<String>();
        var status = response.statusCode();
        if (status >= 500) {
            faults.add("server error " + status);
        } else if (status < 400) {
            if (!responses(made).has(String.valueOf(status))) {
                faults.add("undocumented " + status);
            }
            if (made.isAuthFailure() && Service.KEY != null) {
                faults.add("let in without a key");
            } else if (made.isFailure() && !made.isAuthFailure() && isToBeRefused(made, response.request())) {
                faults.add("took what the document forbids, " + made.getInvalidInput());
            }
        }
        try {
            var headers = response.headers();
            var type = headers.firstValue("Content-Type").orElse(null);
            validator.assertBodyValid(made.getOperation(), made.getPath(), status, type, response.body());
            validator.assertHeadersValid(made.getOperation(), made.getPath(), status, headers.map());
        } catch (ResponseValidationException e) {
            faults.add("not as documented, " + e.getMessage() + (e.getCause() == null ? "" : " " + e.getCause()));
        }
        return faults;
    }

    /**
     * A null or an empty parameter is as good as none, a URL has only text, of which a random one may be a number, of many items each is
     * judged by itself, and a body that may be left out is read as JSON whatever it is said to be.
     */
    private boolean isToBeRefused(RequestCase made, HttpRequest request) {
        var fault = made.getInvalidInput();
        var ofMany = made.getOperation().equals("POST")
                && (MANY.contains(made.getPath()) || made.getPath().startsWith("/v1/"));
        return !ofMany
                && !fault.endsWith("Type=null")
                && (fault.startsWith("Body") || !fault.matches(".*Type=Not (string|array)") && !isEmpty(fault, request))
                && !(fault.equals("Body.Media-Type=Other") && !operation(made).at("/requestBody/required").asBoolean())
                && !(fault.endsWith("Type=Not integer") && hasValue(fault, "-?\\d+", request))
                && !fault.startsWith("If-None-Match");
    }

    private static boolean isEmpty(String fault, HttpRequest request) {
        return hasValue(fault, "(%20)*", request);
    }

    private static boolean hasValue(String fault, String value, HttpRequest request) {
        return ("&" + request.uri().getRawQuery() + "&").matches(".*&" + fault.split("\\.")[0] + "=" + value + "&.*");
    }
}
