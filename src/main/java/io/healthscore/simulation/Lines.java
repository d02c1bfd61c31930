package io.healthscore.simulation;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes each account as a line of its own while the next ones are still computed. A line ends when the next one comes,
 * so that blanks never stand in a line by themselves.
 */
final class Lines implements Audience {

    private static final byte[] END_OF_LINE = "\n".getBytes(StandardCharsets.US_ASCII);

    private final Connection connection;
    private final JsonMapper json;
    private boolean begun;

    Lines(Connection connection, JsonMapper json) {
        this.connection = connection;
        this.json = json;
    }

    @Override
    public void take(Comparison comparison) {
        if (begun) {
            connection.write(END_OF_LINE);
        }
        connection.write(json.writeValueAsBytes(AccountLine.of(comparison)));
        begun = true;
    }

    @Override
    public void isThere() {
        connection.probe();
    }

    void end() {
        if (begun) {
            connection.write(END_OF_LINE);
        }
        connection.flush();
    }
}
