package io.healthscore.openapi;

import io.healthscore.access.RequiredScope;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document as it is published: what springdoc found in the controllers, what holds for all of them (problems, CSV of
 * every list, the scope that each needs, parameters of one meaning), and the words of {@code docs/openapi-words.yaml}, which is a merge patch
 * (RFC 7396) of the document, save that {@code x-parameters} describes each parameter once for all operations.
 */
final class Contract {

    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

    private static final List<String> READING_ORDER =
            List.of("tags", "operationId", "summary", "description", "parameters", "requestBody", "responses");

    /** Of these a null is a value, and no earlier one is to be merged with. */
    private static final List<String> VERBATIM = List.of("example", "value", "schema");

    private static final List<String> SCHEMES = List.of("bearer", "basic", "header");

    private static final String SCOPE = "x-scope";

    private static final String PARAMETERS = "x-parameters";

    private final ObjectNode document;

    private Contract(ObjectNode document) {
        this.document = document;
    }

    static JsonNode of(JsonNode generated, JsonNode words, Schemas schemas) {
        var contract = new Contract((ObjectNode) generated.deepCopy());
        schemas.complete(contract.document.path("components").path("schemas"));
        contract.dropWhatIsOfThisMachine();
        operations(contract.document).forEach(contract::complete);
        merge(contract.document, words);
        operations(contract.document).forEach(operation -> describeParameters(operation, words.path(PARAMETERS)));
        operations(contract.document).forEach(Contract::order);
        contract.document.remove(PARAMETERS);
        contract.sort();
        return contract.document;
    }

    /** Every operation of a document, such as {@code GET /api/v1/accounts}. */
    static Stream<Operation> operations(JsonNode document) {
        return document.path("paths").properties().stream()
                .flatMap(path -> METHODS.stream()
                        .filter(path.getValue()::has)
                        .map(method -> new Operation(
                                method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                                (ObjectNode) path.getValue().get(method))));
    }

    private void dropWhatIsOfThisMachine() {
        document.putArray("servers").addObject().put("url", "/");
    }

    private void complete(Operation operation) {
        var responses = (ObjectNode) operation.node().get("responses");
        for (var response : responses.properties()) {
            alsoAsCsv(response.getValue().path("content"));
        }
        refuse(operation);
        responses.putObject("default").put("$ref", "#/components/responses/Problem");
    }

    /** What the security chain answers in the operation's place. */
    private static void refuse(Operation operation) {
        var needed = RequiredScope.of(operation.name());
        var security = operation.node().putArray("security");
        SCHEMES.forEach(scheme -> security.addObject().putArray(scheme));
        operation.node().put(SCOPE, needed);
        var responses = (ObjectNode) operation.node().get("responses");
        responses.putObject("401").put("$ref", "#/components/responses/Unauthorized");
        if (!needed.equals(RequiredScope.ANY)) {
            responses.putObject("403").put("$ref", "#/components/responses/Forbidden");
        }
        responses.putObject("429").put("$ref", "#/components/responses/TooManyRequests");
    }

    /** The order in which people read an operation. */
    private static void order(Operation operation) {
        var fields = operation.node().deepCopy();
        operation.node().removeAll();
        READING_ORDER.stream()
                .filter(fields::has)
                .forEach(name -> operation.node().set(name, fields.get(name)));
        operation.node().setAll(fields);
    }

    private static void alsoAsCsv(JsonNode content) {
        var schema =
                content.path("application/json").path("schema").path("$ref").asString("");
        if (schema.startsWith("#/components/schemas/Page")) {
            ((ObjectNode) content).putObject("text/csv").putObject("schema").put("type", "string");
        }
    }

    private static void describeParameters(Operation operation, JsonNode everywhere) {
        var here = operation.node().path(PARAMETERS);
        for (var parameter : operation.node().path("parameters")) {
            var name = parameter.get("name").stringValue();
            merge((ObjectNode) parameter, everywhere.path(name));
            merge((ObjectNode) parameter, here.path(name));
        }
        operation.node().remove(PARAMETERS);
    }

    private void sort() {
        sort(document, "paths");
        sort((ObjectNode) document.get("components"), "schemas");
    }

    private static void sort(ObjectNode parent, String field) {
        var sorted = new TreeMap<String, JsonNode>();
        parent.path(field).properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        parent.putObject(field).setAll(sorted);
    }

    private static void merge(ObjectNode target, JsonNode patch) {
        for (var change : patch.properties()) {
            var name = change.getKey();
            if (change.getValue().isNull()) {
                target.remove(name);
            } else if (change.getValue().isObject() && !VERBATIM.contains(name)) {
                merge(target.get(name) instanceof ObjectNode there ? there : target.putObject(name), change.getValue());
            } else {
                target.set(name, change.getValue());
            }
        }
    }

    /** One operation of the document. */
    record Operation(String name, ObjectNode node) {}
}
