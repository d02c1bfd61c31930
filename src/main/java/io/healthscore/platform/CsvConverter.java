package io.healthscore.platform;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractGenericHttpMessageConverter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes any {@link Page} as CSV (RFC 4180): a header row, then a row an item. */
class CsvConverter extends AbstractGenericHttpMessageConverter<Page<?>> {

    static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final JsonMapper json;

    CsvConverter(JsonMapper json) {
        super(CSV, new MediaType("text", "csv"));
        this.json = json;
    }

    @Override
    public boolean canRead(Type type, @Nullable Class<?> context, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected boolean canRead(@Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return Page.class.isAssignableFrom(type);
    }

    @Override
    protected void writeInternal(Page<?> page, @Nullable Type type, HttpOutputMessage answer) throws IOException {
        var rows = page.items().stream()
                .map(item -> json.<JsonNode>valueToTree(item))
                .toList();
        var columns = CsvColumns.of(rowType(type));
        rows.forEach(columns::add);
        var writer = new OutputStreamWriter(answer.getBody(), StandardCharsets.UTF_8);
        new Csv(columns.all()).write(rows, writer);
        writer.flush();
    }

    @Override
    public Page<?> read(Type type, @Nullable Class<?> context, HttpInputMessage message) {
        throw new UnsupportedOperationException("CSV is only written");
    }

    @Override
    protected Page<?> readInternal(Class<? extends Page<?>> type, HttpInputMessage message) {
        throw new UnsupportedOperationException("CSV is only written");
    }

    private static @Nullable Type rowType(@Nullable Type page) {
        return page instanceof ParameterizedType of ? of.getActualTypeArguments()[0] : null;
    }
}
