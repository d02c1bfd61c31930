package io.healthscore.platform;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * Reads JSON and lets nothing pass that would be lost or do harm later: doubled keys, U+0000, lone surrogates, numbers
 * beyond any double, nesting deeper than {@value JsonTree#DEPTH}. Such a fault spoils only the item that it is in.
 * <pre>{@code
 * var body = StrictJson.read(new BoundedBody(stream), 5000);
 * for (var item : body.items()) {
 *     var fields = JsonFields.of(item.node(), item.pointer(), item.faults());
 * }
 * }</pre>
 */
public final class StrictJson {

    /** What an item may hold at most; with less the parser would give up a whole body for one odd item of it. */
    private static final int ITEM = 1 << 16;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(ITEM)
                    .maxNumberLength(ITEM)
                    .maxNameLength(ITEM)
                    .build())
            .build();

    private StrictJson() {}

    /**
     * What was read.
     *
     * @param pointer where in the body: empty for the whole of it, {@code /2} for the third item of an array
     * @param faults what is wrong inside, by pointers into the body; the node holds what could be kept
     */
    public record Document(String pointer, JsonNode node, List<Fault> faults) {

        public Document {
            faults = List.copyOf(faults);
        }

        /** A field of an object with the faults that lie in it; {@code null} if it is absent. */
        public Document field(String name) {
            var at = pointer + "/" + name;
            var inside = faults.stream()
                    .filter(fault -> String.valueOf(fault.pointer()).startsWith(at + "/"))
                    .toList();
            return new Document(at, node.path(name).isMissingNode() ? NullNode.getInstance() : node.get(name), inside);
        }

        /** Each item of an array with the faults that lie in it. */
        public List<Document> items() {
            var byItem = faults.stream().collect(Collectors.groupingBy(this::itemOf));
            return IntStream.range(0, node.size())
                    .mapToObj(index -> item(pointer + "/" + index, node.get(index), byItem))
                    .toList();
        }

        /** The node, if nothing is wrong with it. */
        public JsonNode flawless() {
            if (!faults.isEmpty()) {
                throw new InvalidRequest(faults);
            }
            return node;
        }

        private static Document item(String at, JsonNode item, Map<String, List<Fault>> faults) {
            return new Document(at, item, faults.getOrDefault(at, List.of()));
        }

        private String itemOf(Fault fault) {
            var at = String.valueOf(fault.pointer());
            var end = at.indexOf('/', pointer.length() + 1);
            return end < 0 ? at : at.substring(0, end);
        }
    }

    /**
     * What the items may be: those of an array that is the whole body, or of one that is a field of it.
     *
     * @param most how many items; reading one more throws {@link BodyTooLarge}
     * @param largest an item's bytes as sent; more is a fault of that item alone
     * @param field null if the body is the array
     */
    public record Items(
            int most, DataSize largest, @Nullable String field) {

        public Items(int most, DataSize largest) {
            this(most, largest, null);
        }

        private static final Items ANY = new Items(Integer.MAX_VALUE, DataSize.ofBytes(Long.MAX_VALUE));
    }

    /**
     * Reads a whole body, which must be one JSON value and nothing else.
     *
     * @throws BodyTooLarge if it is larger than it may be
     * @throws InvalidRequest if it is not JSON at all
     */
    public static Document read(BoundedBody body) {
        return read(body, Items.ANY);
    }

    /**
     * Reads a whole body.
     *
     * @param maxItems how many items an array may have
     * @throws BodyTooLarge as soon as an array has more, or if it is larger than it may be
     * @throws InvalidRequest if it is not JSON at all
     */
    public static Document read(BoundedBody body, int maxItems) {
        return read(body, new Items(maxItems, Items.ANY.largest()));
    }

    /**
     * Reads a whole body.
     *
     * @throws BodyTooLarge as soon as an array has more items, or if it is larger than it may be
     * @throws InvalidRequest if it is not JSON at all
     */
    public static Document read(BoundedBody body, Items limits) {
        return parse(() -> JSON.createParser(ObjectReadContext.empty(), body), limits);
    }

    /**
     * The same of a body that was read already.
     *
     * @throws BodyTooLarge if an array has more items
     * @throws InvalidRequest if it is not JSON at all
     */
    public static Document read(byte[] body, Items limits) {
        return parse(() -> JSON.createParser(ObjectReadContext.empty(), body), limits);
    }

    public static Document read(byte[] body) {
        return read(body, Items.ANY);
    }

    public static Document read(String body) {
        return parse(() -> JSON.createParser(ObjectReadContext.empty(), body), Items.ANY);
    }

    /** Reads whatever a Jackson parser reads, such as YAML, under the same rules; closes it. */
    public static Document read(JsonParser parser) {
        return parse(() -> parser, Items.ANY);
    }

    static Fault malformed(JacksonException malformed) {
        var at = malformed.getLocation();
        return Fault.at(
                "",
                at == null || at.getLineNr() < 1
                        ? "is not valid JSON"
                        : "is not valid JSON at line " + at.getLineNr() + ", column " + at.getColumnNr());
    }

    private static Document parse(Supplier<JsonParser> opening, Items limits) {
        try (var parser = opening.get()) {
            var tree = new JsonTree(parser, limits);
            return new Document("", tree.read(), tree.faults());
        } catch (JacksonIOException broken) {
            throw new UncheckedIOException(broken.getCause());
        } catch (JacksonException malformed) {
            throw new InvalidRequest(malformed(malformed));
        }
    }
}
