package io.healthscore.access;

import io.healthscore.platform.BoundedBody;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A tracking request that brings its key as {@code writeKey} in the body, as some clients do, which send no header. To find
 * out, it is read whole; a batch has an end that is far below what a request may hold.
 */
final class KeyInBody extends HttpServletRequestWrapper {

    private static final DataSize MOST = DataSize.ofMegabytes(4);
    private static final String FIELD = "writeKey";
    private static final JsonFactory JSON = new JsonFactory();

    private final byte[] body;

    private KeyInBody(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    static KeyInBody read(HttpServletRequest request) throws IOException {
        return new KeyInBody(request, new BoundedBody(request.getInputStream(), MOST).readAllBytes());
    }

    /** Empty if there is none, or the body is no JSON object up to there. */
    Optional<Credential> credential() {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            for (var name = parser.nextName(); name != null; name = parser.nextName()) {
                if (parser.nextToken() == JsonToken.VALUE_STRING && name.equals(FIELD)) {
                    return Optional.of(credential(parser.getString()));
                }
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    /** As if it had come in a header. */
    private static Credential credential(String key) {
        return new Credential(new String(key.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Body(new ByteArrayInputStream(body));
    }

    private static final class Body extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Body(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("it is there already");
        }
    }
}
