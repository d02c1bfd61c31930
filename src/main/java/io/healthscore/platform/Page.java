package io.healthscore.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, as every list is answered; as {@code text/csv} a row an item.
 * <pre>{@code
 * @GetMapping("/accounts")
 * Page<Row> list(@RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
 *     var size = Limits.of(limit);
 *     var rows = accounts.after(cursor == null ? "" : Cursor.decode(cursor, 1).text(0), size.withOneMore());
 *     return Page.of(rows, size, row -> Cursor.encode(row.id()));
 * }
 * }</pre>
 *
 * @param nextCursor what to ask with for the next part; absent on the last one
 */
public record Page<T>(
        List<T> items,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /** A list that is never long enough to be cut. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }

    /**
     * The first {@code limits.limit()} of the rows.
     *
     * @param rows read with {@link Limits#withOneMore()}, so that a further row tells of a next page
     * @param cursorOf the position just behind a row
     */
    public static <T> Page<T> of(List<T> rows, Limits limits, Function<? super T, String> cursorOf) {
        if (rows.size() <= limits.limit()) {
            return whole(rows);
        }
        var items = rows.subList(0, limits.limit());
        return new Page<>(items, cursorOf.apply(items.get(items.size() - 1)));
    }

    /** The same page of other items, such as response records made of domain values. */
    public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
        return new Page<>(items.stream().<R>map(mapping).toList(), nextCursor);
    }
}
