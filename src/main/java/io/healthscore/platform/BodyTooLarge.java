package io.healthscore.platform;

import java.io.Serial;

/**
 * The request holds more than is taken at once: answered as 413 {@code /problems/too-large}.
 * <pre>{@code throw new BodyTooLarge("A batch holds at most 5000 events; send it in parts.")}</pre>
 */
public class BodyTooLarge extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Says how much is taken.
     *
     * @param detail a whole sentence: the limit, and what to do
     */
    public BodyTooLarge(String detail) {
        super(detail);
    }
}
